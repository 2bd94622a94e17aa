import { type Connection, pageOf } from '@mrrm/platform/reading/connection';
import type { Page } from '@mrrm/platform/reading/pages';
import type { Context } from '../../context.js';
import type { PlacementList } from '../repository/pages.js';
import type { Placement } from '../types/placement.js';

/** One page of a resident's or a zone's placements, the latest start first. */
export const placementConnection = (
  { loaders }: Context,
  list: PlacementList,
  parentId: string,
  page: Page,
): Promise<Connection<Placement>> =>
  pageOf(
    { pages: (of) => loaders.placementPages({ list, page: of }), counts: loaders.placementCount(list) },
    parentId,
    page,
    (row) => [row.startsAt, row.id],
  );
