import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { sql } from 'drizzle-orm';
import { findBlocks } from '../placement/repository/blocks.js';
import { isBlockAt } from '../placement/repository/conditions.js';
import { bedBlock } from '../placement/table.js';
import type { Ids } from '../premises/keys.js';
import { centreIdOf, idOf } from '../premises/keys.js';
import { findCapacityRecords } from '../premises/repository/capacity.js';
import { countByCentre } from '../premises/repository/count-by-centre.js';
import type { DayPage } from '../premises/repository/day-page.js';
import { capacity } from '../premises/table.js';
import { findRoomsOfWork, findSteps, findWorkOrderPages, findWorkOrders } from './repository/work-order.js';
import { workOrder } from './table.js';

const workOrderIdOf = (row: { workOrderId?: string | null }) => row.workOrderId!;

/** Renovations and repairs. */
export const workLoaders = (request: Request) => ({
  workOrder: loadOne((ids: Ids) => findWorkOrders(request, isOneOf(workOrder.id, ids)), idOf),
  workOrderPages: keyedLoaders((page: DayPage) =>
    loadMany((ids: Ids) => findWorkOrderPages(request, ids, page), centreIdOf),
  ),
  stepsOfWork: loadMany((ids: Ids) => findSteps(request, ids), workOrderIdOf),
  roomsOfWork: loadMany((ids: Ids) => findRoomsOfWork(request, ids), workOrderIdOf),
  blocksOfWork: loadMany(
    (ids: Ids) =>
      findBlocks(request, sql`${isOneOf(bedBlock.workOrderId, ids)} and ${isBlockAt(at(request.now))}`),
    workOrderIdOf,
  ),
  workOrderCount: loadOne(
    (ids: Ids) => countByCentre(request, workOrder, workOrder.centreId, ids),
    centreIdOf,
  ),
  capacitiesOfWork: loadMany(
    (ids: Ids) => findCapacityRecords(request, isOneOf(capacity.workOrderId, ids)),
    workOrderIdOf,
  ),
});
