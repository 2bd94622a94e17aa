import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, sql } from 'drizzle-orm';
import { visibleStaff } from '../../access/visibility.js';
import { mustEmploy, recordedBy } from '../../access/writers.js';
import { organisation, staffMember } from '../../people/table.js';
import { mustBeFitForDuty } from '../rules/fit-for-duty.js';
import { shift, shiftAssignment } from '../table.js';
import { requireShift } from './plan.js';
import { visibleShifts } from './visible.js';

/**
 * Puts a staff member on a shift. The staff member's row is locked first: two who plan the same person queue here, and
 * the exclusion constraint judges them one after the other.
 * @returns the identifier of the assignment
 */
export async function insertAssignment(
  request: Request,
  query: Query,
  shiftId: string,
  staffMemberId: string,
): Promise<string> {
  const found = await requireShift(request, query, shiftId);
  mustEmploy(request.actor, found.organisationCode, 'shiftId');
  const [member] = await query
    .select()
    .from(staffMember)
    .where(and(eq(staffMember.id, staffMemberId), visibleStaff(request)))
    .for('update');
  if (!member) throw notFound('staff member', 'staffMemberId');
  if (member.organisationId !== found.shift.organisationId) {
    throw new Refusal('RULE_VIOLATION', 'A shift takes only people of its own organisation.', {
      path: 'staffMemberId',
    });
  }
  // A shift that ends at midnight has its last moment on the day before.
  const lastMoment = new Date(found.shift.endsAt.getTime() - 1);
  const lastDay = request.timeZones.dayAt(lastMoment, found.shift.centreId);
  mustBeFitForDuty(member, lastDay, request.judge.standing('EMPLOYMENT', found.organisationCode) === 'OPEN');
  const id = newIdentifier();
  const { startsAt, endsAt } = found.shift;
  await query
    .insert(shiftAssignment)
    .values({ id, shiftId, staffMemberId, startsAt, endsAt, ...recordedBy(request) });
  return id;
}

/** Takes a staff member off a shift. @returns whom */
export async function cancelAssignment(
  request: Request,
  query: Query,
  assignmentId: string,
  expectedVersion: number,
): Promise<string> {
  const [found] = await query
    .select({
      state: shiftAssignment.state,
      staffMemberId: shiftAssignment.staffMemberId,
      organisationCode: organisation.code,
    })
    .from(shiftAssignment)
    .innerJoin(shift, eq(shift.id, shiftAssignment.shiftId))
    .innerJoin(organisation, eq(organisation.id, shift.organisationId))
    .where(and(eq(shiftAssignment.id, assignmentId), visibleShifts(request)));
  if (!found) throw notFound('assignment', 'assignmentId');
  mustEmploy(request.actor, found.organisationCode, 'assignmentId');
  const values = sql`state = 'CANCELLED'`;
  await changeVersion(query, sql`${shiftAssignment}`, assignmentId, expectedVersion, values, 'assignment');
  if (found.state === 'CANCELLED') throw conflict('This assignment is cancelled already.', 'assignmentId');
  return found.staffMemberId;
}
