import { type Connection, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import type { Context } from '../../context.js';
import type { PlacementList, PlacementPage } from '../repository/pages.js';
import type { Placement } from '../types/placement.js';

/** One page of a resident's or a zone's placements, the latest start first. */
export async function placementConnection(
  { loaders }: Context,
  list: PlacementList,
  parentId: string,
  { first, after }: PlacementPage,
): Promise<Connection<Placement>> {
  const page = { first: readFirst(first), after };
  const rows = await loaders.placementPages({ list, page }).load(parentId);
  const count = async () => (await loaders.placementCount(list).load(parentId))?.placements ?? 0;
  return toConnection(rows, page, (row) => [row.startsAt, row.id], count);
}
