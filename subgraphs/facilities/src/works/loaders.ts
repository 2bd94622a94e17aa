import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { blocksOfWorkOrders } from '../placement/repository/blocks.js';
import { capacityRecordsOfWorkOrders } from '../premises/repository/capacity.js';
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
  workOrder: loadOne((ids: string[]) => workOrdersById(request, ids), 'id'),
  workOrderPages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findWorkOrderPages(request, ids, page), 'centreId'),
  ),
  stepsOfWork: loadMany((ids: string[]) => findSteps(request, ids), workOrderIdOf),
  roomsOfWork: loadMany((ids: string[]) => findRoomsOfWork(request, ids), workOrderIdOf),
  blocksOfWork: loadMany((ids: string[]) => blocksOfWorkOrders(request, ids), workOrderIdOf),
  workOrderCount: loadOne((ids: string[]) => countWorkOrders(request, ids), 'centreId'),
  capacitiesOfWork: loadMany((ids: string[]) => capacityRecordsOfWorkOrders(request, ids), workOrderIdOf),
});
