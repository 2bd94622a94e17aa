import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { rows } from '@mrrm/platform/database/rows';
import type { Page } from '@mrrm/platform/reading/pages';
import { asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { countByCentre } from '../../premises/repository/count-by-centre.js';
import { pageByDay } from '../../premises/repository/day-page.js';
import { foundBy } from '../../premises/repository/found-by.js';
import { workOrder, workOrderRoom, workOrderStep } from '../table.js';
import type { WorkOrderStep } from '../types/step.js';
import type { WorkOrder } from '../types/work-order.js';

/** Work orders that meet a condition, the latest first. */
async function findWorkOrders(request: Request, condition: SQL): Promise<WorkOrder[]> {
  const query = await request.database.read();
  return query
    .select({
      id: workOrder.id,
      centreId: workOrder.centreId,
      floorId: workOrder.floorId,
      roomId: workOrder.roomId,
      title: workOrder.title,
      description: workOrder.description,
      state: workOrder.state,
      requestedBy: workOrder.requestedBy,
      fundedBy: workOrder.fundedBy,
      performedBy: workOrder.performedBy,
      openedOn: workOrder.openedOn,
      startedOn: workOrder.startedOn,
      completedOn: workOrder.completedOn,
      placesBefore: workOrder.placesBefore,
      placesAfter: workOrder.placesAfter,
      version: workOrder.version,
    })
    .from(workOrder)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', workOrder.centreId)}`)
    .orderBy(desc(workOrder.openedOn), desc(workOrder.id));
}

export const workOrdersById = foundBy(findWorkOrders)(workOrder.id);

/** One page of the work orders of each centre, in one statement: at most `first + 1` a centre. */
export const findWorkOrderPages = (request: Request, centreIds: string[], page: Page) =>
  findWorkOrders(
    request,
    pageByDay(workOrder, workOrder.id, workOrder.centreId, workOrder.openedOn, centreIds, page),
  );

/** The steps of work orders, the first one first. */
export async function findSteps(request: Request, workOrderIds: string[]): Promise<WorkOrderStep[]> {
  const query = await request.database.read();
  const steps = await query
    .select({
      workOrderId: workOrderStep.workOrderId,
      state: workOrderStep.state,
      takenAt: workOrderStep.takenAt,
      note: workOrderStep.note,
      organisationCode: workOrderStep.recordedByOrganisation,
    })
    .from(workOrderStep)
    .innerJoin(workOrder, eq(workOrder.id, workOrderStep.workOrderId))
    .where(
      sql`${isOneOf(workOrderStep.workOrderId, workOrderIds)} and ${visibleAt(request, 'PREMISES', workOrder.centreId)}`,
    )
    .orderBy(asc(workOrderStep.takenAt), asc(workOrderStep.id));
  return steps.map((row) => ({
    ...row,
    organisation: row.organisationCode === null ? null : { code: row.organisationCode },
  }));
}

const roomOfWork = z.object({ workOrderId: z.string(), roomId: z.string() });
export type RoomOfWork = z.infer<typeof roomOfWork>;

/** The rooms of work orders. Older ones name a single room in their own row. */
export async function findRoomsOfWork(request: Request, workOrderIds: string[]): Promise<RoomOfWork[]> {
  const query = await request.database.read();
  const statement = sql`
    select ${workOrder.id} as "workOrderId", named.room_id as "roomId"
    from ${workOrder} cross join lateral (
      select ${workOrderRoom.roomId} as room_id from ${workOrderRoom} where ${workOrderRoom.workOrderId} = ${workOrder.id}
      union select ${workOrder.roomId} where ${workOrder.roomId} is not null) as named
    where ${isOneOf(workOrder.id, workOrderIds)} and ${visibleAt(request, 'PREMISES', workOrder.centreId)}`;
  return rows(query, statement, roomOfWork);
}

/** How many there are at each of some centres. */
export const countWorkOrders = (request: Request, centreIds: string[]) =>
  countByCentre(request, workOrder, workOrder.centreId, centreIds);
