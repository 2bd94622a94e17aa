import { type Connection, pageOf } from '@mrrm/platform/reading/connection';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import type { Context } from '../../context.js';
import type { Resident } from '../../register/types/resident.js';
import type { ResidentList } from '../repository/list.js';
import type { ResidentFilter } from '../types/filter.js';
import type { ResidentOrder } from '../values.js';

interface Asked {
  first: number;
  after?: string | null;
  filter?: ResidentFilter | null;
  order?: ResidentOrder;
}

/** One page of the residents of a centre, a zone, a case manager or a legal representative, in the order asked for. */
export function residentPage(
  { loaders }: Context,
  of: ResidentList['of'],
  parentId: string,
  { filter, order, ...page }: Asked,
): Promise<Connection<Resident>> {
  const list = { of, filter: filter != null ? readFilter(filter) : undefined, order };
  const { residentPages, residentCount } = loaders;
  return pageOf({ pages: residentPages(list), counts: residentCount(list) }, parentId, page, (row) =>
    'rank' in row ? [String(row.rank), row.since, row.id] : [row.arrivedAt!, row.id],
  );
}

const readFilter = ({ safeZoneId, ...filter }: ResidentFilter): ResidentFilter => ({
  ...filter,
  safeZoneId: safeZoneId != null ? readIdentifier(safeZoneId, 'filter.safeZoneId') : null,
});
