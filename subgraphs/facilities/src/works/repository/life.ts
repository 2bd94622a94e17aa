import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, forbidden, notFound } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { desc, eq, sql } from 'drizzle-orm';
import { provenanceOf } from '../../access/provenance.js';
import { insertCapacity, type NewCapacity } from '../../premises/repository/capacity.js';
import { centre, floor } from '../../premises/table.js';
import { mayCancelWork } from '../rules/may-cancel.js';
import { workOrder, workOrderRoom, workOrderStep } from '../table.js';
import type { WorkOrderState } from '../values.js';
import { addRoomsOfFloor, blockBedsOfWork, countBedsOfWork, releaseBedsOfWork } from './beds.js';

export interface NewWorkOrder {
  centreId: string;
  title: string;
  description: string | null;
  floorId: string | null;
  roomIds: string[];
  fundedBy: string | null;
  performedBy: string | null;
  openedOn: string;
  at: Date;
}

/** Asks for work. @returns the identifier of the work order */
export async function insertWorkOrder(
  request: Request,
  query: Query,
  { roomIds, at: takenAt, ...wanted }: NewWorkOrder,
): Promise<string> {
  const id = newIdentifier();
  const provenance = provenanceOf(request, wanted.centreId, takenAt);
  const single = !wanted.floorId && roomIds.length === 1 ? roomIds[0]! : null;
  await query.insert(workOrder).values({
    id,
    ...wanted,
    roomId: single,
    state: 'REQUESTED',
    requestedBy: request.actor.organisation,
    ...provenance,
  });
  if (roomIds.length > 0)
    await query
      .insert(workOrderRoom)
      .values(roomIds.map((roomId) => ({ id: newIdentifier(), workOrderId: id, roomId })));
  if (wanted.floorId) await addRoomsOfFloor(query, id, wanted.floorId);
  await query
    .insert(workOrderStep)
    .values({ id: newIdentifier(), workOrderId: id, state: 'REQUESTED', takenAt, ...provenance });
  return id;
}

export interface Step {
  workOrderId: string;
  expectedVersion: number;
  at: Date;
  note: string | null;
}

/** Approves work. Who pays and who does it stay as requested while null. @throws Refusal NOT_FOUND, CONFLICT, BAD_USER_INPUT */
export async function approveWork(
  request: Request,
  query: Query,
  step: Step,
  { fundedBy, performedBy }: { fundedBy: string | null; performedBy: string | null },
): Promise<void> {
  await takeStep(request, query, step, 'APPROVED');
  const settled = { ...(fundedBy && { fundedBy }), ...(performedBy && { performedBy }) };
  if (fundedBy || performedBy)
    await query.update(workOrder).set(settled).where(eq(workOrder.id, step.workOrderId));
}

/** Begins work and blocks the beds of its rooms. @throws Refusal as `takeStep`; RULE_VIOLATION when a bed is taken */
export async function startWork(request: Request, query: Query, step: Step): Promise<void> {
  const { id, title, floorId, roomId, day: startedOn } = await takeStep(request, query, step, 'IN_PROGRESS');
  // Rooms that were described after the request are rooms of the floor, too.
  if (floorId && !roomId) await addRoomsOfFloor(query, id, floorId);
  const block = { startsAt: step.at, reason: title };
  const placesBefore = await blockBedsOfWork(request, query, id, startedOn, block);
  await query.update(workOrder).set({ startedOn, placesBefore }).where(eq(workOrder.id, id));
}

/** Finishes work and releases its beds. @throws Refusal as `takeStep` */
export async function completeWork(
  request: Request,
  query: Query,
  step: Step,
  capacityAfter: ((completedOn: string) => NewCapacity) | null,
): Promise<void> {
  const { id, floorId, roomId, day: completedOn } = await takeStep(request, query, step, 'DONE');
  await releaseBedsOfWork(query, id, step.at);
  const placesAfter = await countBedsOfWork(query, id, completedOn);
  await query.update(workOrder).set({ completedOn, placesAfter }).where(eq(workOrder.id, id));
  if (floorId && !roomId)
    await query
      .update(floor)
      .set({
        renovatedOn: sql`greatest(${floor.renovatedOn}, ${completedOn}::date)`,
        version: sql`${floor.version} + 1`,
      })
      .where(eq(floor.id, floorId));
  if (capacityAfter) await insertCapacity(request, query, capacityAfter(completedOn));
}

/** Calls work off and releases its beds. @throws Refusal as `takeStep`; FORBIDDEN to those who have no say in it */
export async function cancelWork(request: Request, query: Query, step: Step): Promise<void> {
  const { id, requestedBy } = await takeStep(request, query, step, 'CANCELLED');
  if (!mayCancelWork(request.actor, requestedBy)) {
    throw forbidden(
      `Only ${requestedBy}, which asked for it, and the owner of the premises cancel this work.`,
    );
  }
  await releaseBedsOfWork(query, id, step.at);
}

/** From which states each one is reached, and how the step is called in a refusal. */
const STEPS: Partial<Record<WorkOrderState, { from: readonly WorkOrderState[]; what: string }>> = {
  APPROVED: { from: ['REQUESTED'], what: 'approved' },
  IN_PROGRESS: { from: ['APPROVED'], what: 'started' },
  DONE: { from: ['IN_PROGRESS'], what: 'completed' },
  CANCELLED: { from: ['REQUESTED', 'APPROVED', 'IN_PROGRESS'], what: 'cancelled' },
};

/**
 * Brings a work order to its next state. The version is the lock: whoever takes a step at the same time waits here and
 * is then refused.
 * @throws Refusal NOT_FOUND; CONFLICT for another version, or when the present state does not lead there;
 * BAD_USER_INPUT for a moment before the latest step
 */
async function takeStep(request: Request, query: Query, step: Step, to: WorkOrderState) {
  const { workOrderId, expectedVersion, at: takenAt, note } = step;
  const [present] = await query
    .select({
      id: workOrder.id,
      centreId: workOrder.centreId,
      day: sql<string>`(${at(takenAt)} at time zone ${centre.timeZone})::date::text`,
      openedOn: workOrder.openedOn,
      state: workOrder.state,
      title: workOrder.title,
      requestedBy: workOrder.requestedBy,
      floorId: workOrder.floorId,
      roomId: workOrder.roomId,
    })
    .from(workOrder)
    .innerJoin(centre, eq(centre.id, workOrder.centreId))
    .where(sql`${workOrder.id} = ${workOrderId} and ${visibleAt(request, 'PREMISES', workOrder.centreId)}`);
  if (!present) throw notFound('work order', 'workOrderId');
  await changeRow(query, workOrder, { id: workOrderId, expectedVersion }, { state: to }, 'work order');
  const { from, what } = STEPS[to]!;
  if (!from.includes(present.state)) {
    const message = `This work is ${present.state}; only work that is ${from.join(' or ')} can be ${what}.`;
    throw conflict(message, 'workOrderId');
  }
  if (present.day < present.openedOn) {
    throw badInput(`The work was asked for on ${present.openedOn}. Give a later day.`, 'at');
  }
  await requireAfterLatestStep(query, workOrderId, takenAt);
  await query.insert(workOrderStep).values({
    id: newIdentifier(),
    workOrderId,
    state: to,
    takenAt,
    note,
    ...provenanceOf(request, present.centreId, takenAt),
  });
  return present;
}

/** @throws Refusal BAD_USER_INPUT for a moment before the latest step */
async function requireAfterLatestStep(query: Query, workOrderId: string, takenAt: Date): Promise<void> {
  const [latest] = await query
    .select({ takenAt: workOrderStep.takenAt })
    .from(workOrderStep)
    .where(sql`${workOrderStep.workOrderId} = ${workOrderId} and ${workOrderStep.takenAt} > ${at(takenAt)}`)
    .orderBy(desc(workOrderStep.takenAt))
    .limit(1);
  if (latest)
    throw badInput(`Give a moment not before the latest step (${latest.takenAt.toISOString()}).`, 'at');
}
