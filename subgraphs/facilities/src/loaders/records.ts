import { isOneOf } from '@mrrm/platform/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/loaders';
import type { Request } from '../context.js';
import { findCapacities, findCapacitiesOn } from '../repository/capacity.js';
import { countByCentre } from '../repository/count-by-centre.js';
import type { DayPage } from '../repository/day-page.js';
import { findInspectionPages, findInspections } from '../repository/inspection.js';
import { findPublishedFigures } from '../repository/published-figure.js';
import { findWorkOrderPages, findWorkOrders } from '../repository/work-order.js';
import { workOrder } from '../tables/works.js';
import { inspection } from '../tables.js';
import { centreIdOf, type Ids, idOf, placeIdOf } from './keys.js';

/** What is written down about places: capacities, figures, inspections, works. */
export const recordLoaders = (request: Request) => ({
  capacities: loadMany((ids: Ids) => findCapacities(request, ids), placeIdOf),
  capacityOn: keyedLoaders((day: string) =>
    loadOne((ids: Ids) => findCapacitiesOn(request, ids, day), placeIdOf),
  ),
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
  workOrderCount: loadOne(
    (ids: Ids) => countByCentre(request, workOrder, workOrder.centreId, ids),
    centreIdOf,
  ),
});
