import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { sql } from 'drizzle-orm';
import { findBlocks } from '../repository/bed-block.js';
import { findCapacities, findCapacitiesOn, findCapacityRecords } from '../repository/capacity.js';
import { findPurposes, findPurposesOn } from '../repository/centre-purpose.js';
import { isBlockAt } from '../repository/conditions.js';
import { countByCentre } from '../repository/count-by-centre.js';
import type { DayPage } from '../repository/day-page.js';
import { findInspectionPages, findInspections } from '../repository/inspection.js';
import { findPublishedFigures } from '../repository/published-figure.js';
import { findRoomsOfWork, findSteps, findWorkOrderPages, findWorkOrders } from '../repository/work-order.js';
import { bedBlock } from '../tables/placing.js';
import { centrePurpose, workOrder } from '../tables/works.js';
import { capacity, inspection } from '../tables.js';
import { centreIdOf, type Ids, idOf, placeIdOf } from './keys.js';

const workOrderIdOf = (row: { workOrderId?: string | null }) => row.workOrderId!;

/** What is written down about places: capacities, figures, inspections, works. */
export const recordLoaders = (request: Request) => ({
  capacities: loadMany((ids: Ids) => findCapacities(request, ids), placeIdOf),
  capacityOn: keyedLoaders((day: string) =>
    loadOne((ids: Ids) => findCapacitiesOn(request, ids, day), placeIdOf),
  ),
  capacityRecord: loadOne((ids: Ids) => findCapacityRecords(request, isOneOf(capacity.id, ids)), idOf),
  capacitiesOfWork: loadMany(
    (ids: Ids) => findCapacityRecords(request, isOneOf(capacity.workOrderId, ids)),
    workOrderIdOf,
  ),
  purposes: loadMany((ids: Ids) => findPurposes(request, isOneOf(centrePurpose.centreId, ids)), centreIdOf),
  purposeOn: keyedLoaders((day: string) =>
    loadOne((ids: Ids) => findPurposesOn(request, ids, day), centreIdOf),
  ),
  purposeRecord: loadOne((ids: Ids) => findPurposes(request, isOneOf(centrePurpose.id, ids)), idOf),
  publishedFigures: loadMany((ids: Ids) => findPublishedFigures(request, ids), placeIdOf),
  inspection: loadOne((ids: Ids) => findInspections(request, isOneOf(inspection.id, ids)), idOf),
  inspectionPages: keyedLoaders((page: DayPage) =>
    loadMany((ids: Ids) => findInspectionPages(request, ids, page), centreIdOf),
  ),
  inspectionCount: loadOne(
    (ids: Ids) => countByCentre(request, inspection, inspection.centreId, ids),
    centreIdOf,
  ),
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
});
