import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { blocksOfWorkOrders } from '../placement/repository/blocks.js';
import type { Ids } from '../premises/keys.js';
import { centreIdOf, idOf } from '../premises/keys.js';
import { capacityRecordsOfWorkOrders } from '../premises/repository/capacity.js';
import type { DayPage } from '../premises/repository/day-page.js';
import {
  countWorkOrders,
  findRoomsOfWork,
  findSteps,
  findWorkOrderPages,
  workOrdersById,
} from './repository/work-order.js';

const workOrderIdOf = (row: { workOrderId?: string | null }) => row.workOrderId!;

/** Renovations and repairs. */
export const workLoaders = (request: Request) => ({
  workOrder: loadOne((ids: Ids) => workOrdersById(request, ids), idOf),
  workOrderPages: keyedLoaders((page: DayPage) =>
    loadMany((ids: Ids) => findWorkOrderPages(request, ids, page), centreIdOf),
  ),
  stepsOfWork: loadMany((ids: Ids) => findSteps(request, ids), workOrderIdOf),
  roomsOfWork: loadMany((ids: Ids) => findRoomsOfWork(request, ids), workOrderIdOf),
  blocksOfWork: loadMany((ids: Ids) => blocksOfWorkOrders(request, ids), workOrderIdOf),
  workOrderCount: loadOne((ids: Ids) => countWorkOrders(request, ids), centreIdOf),
  capacitiesOfWork: loadMany((ids: Ids) => capacityRecordsOfWorkOrders(request, ids), workOrderIdOf),
});
