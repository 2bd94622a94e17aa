import { desc, type SQL, sql } from 'drizzle-orm';
import { visiblePremises } from '../access/visibility.js';
import type { Request } from '../context.js';
import { workOrder } from '../tables/works.js';
import type { WorkOrder } from '../types/work-order.js';
import { type DayPage, pageByDay } from './day-page.js';

/** Work orders that meet a condition, the latest first. */
export async function findWorkOrders(request: Request, condition: SQL): Promise<WorkOrder[]> {
  const query = await request.database.read();
  return query
    .select({
      id: workOrder.id,
      centreId: workOrder.centreId,
      floorId: workOrder.floorId,
      roomId: workOrder.roomId,
      title: workOrder.title,
      state: workOrder.state,
      requestedBy: workOrder.requestedBy,
      fundedBy: workOrder.fundedBy,
      openedOn: workOrder.openedOn,
      completedOn: workOrder.completedOn,
      version: workOrder.version,
    })
    .from(workOrder)
    .where(sql`${condition} and ${visiblePremises(request, workOrder.centreId)}`)
    .orderBy(desc(workOrder.openedOn), desc(workOrder.id));
}

/** One page of the work orders of each centre, in one statement: at most `first + 1` a centre. */
export const findWorkOrderPages = (request: Request, centreIds: string[], page: DayPage) =>
  findWorkOrders(
    request,
    pageByDay(workOrder, workOrder.id, workOrder.centreId, workOrder.openedOn, centreIds, page),
  );
