import { type Connection, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import type { Context } from '../context.js';
import type { ResidentList } from '../repository/resident-list.js';
import type { Resident } from '../types/resident.js';
import type { ResidentFilter } from '../types/resident-filter.js';
import type { ResidentOrder } from '../values.js';

interface Asked {
  first: number;
  after?: string | null;
  filter?: ResidentFilter | null;
  order?: ResidentOrder;
}

/** One page of the residents of a centre, a zone, a case manager or a legal representative, in the order asked for. */
export async function residentConnection(
  { loaders }: Context,
  of: ResidentList['of'],
  parentId: string,
  { first, after, filter, order }: Asked,
): Promise<Connection<Resident>> {
  const list = { of, filter: filter != null ? readFilter(filter) : undefined, order };
  const page = { first: readFirst(first), after };
  const rows = await loaders.residentPages({ list, page }).load(parentId);
  const count = async () => (await loaders.residentCount(list).load(parentId))?.total ?? 0;
  return toConnection(
    rows,
    page,
    (row) => ('rank' in row ? [String(row.rank), row.since, row.id] : [row.arrivedAt!, row.id]),
    count,
  );
}

const readFilter = ({ safeZoneId, ...filter }: ResidentFilter): ResidentFilter => ({
  ...filter,
  safeZoneId: safeZoneId != null ? readIdentifier(safeZoneId, 'filter.safeZoneId') : null,
});
