import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, sql } from 'drizzle-orm';
import { mustEmploy, visibleRota, visibleStaff } from '../access/visibility.js';
import { organisation, shift, shiftAssignment, staffMember } from '../tables.js';
import type { ShiftWindow } from '../values.js';

/** Who wrote a record, as every record keeps it. */
export const recordedBy = ({ actor }: Request) => ({
  recordedBySubject: actor.principal,
  recordedByOrganisation: actor.organisation,
});

export interface NewShift {
  centreId: string;
  safeZoneId: string | null;
  window: ShiftWindow;
  startsAt: Date;
  endsAt: Date;
  staffNeeded: number;
  verification: Verification;
}

/** Plans a shift of the actor's own organisation. @returns its identifier */
export async function insertShift(request: Request, query: Query, wanted: NewShift): Promise<string> {
  const [employer] = await query
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.code, request.actor.organisation));
  if (!employer) throw new Refusal('FORBIDDEN', 'Your organisation employs nobody here.');
  const id = newIdentifier();
  await query.insert(shift).values({ id, organisationId: employer.id, ...wanted, ...recordedBy(request) });
  return id;
}

/**
 * Finds a shift that is about to be written about.
 * @throws Refusal NOT_FOUND at `shiftId`, also for a shift that the actor may not see
 */
export async function requireShift(request: Request, query: Query, shiftId: string) {
  const [row] = await query
    .select({ shift, organisationCode: organisation.code })
    .from(shift)
    .innerJoin(organisation, eq(organisation.id, shift.organisationId))
    .where(and(eq(shift.id, shiftId), visibleRota(request, shift.centreId)));
  if (!row) throw notFound('shift', 'shiftId');
  return row;
}

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

/**
 * Nobody works with children who is not vetted until the end of the shift and bound by the code of conduct.
 * @param lastDay the shift's, at its centre
 * @param mayKnow whether the actor reads vetting and code of conduct: to others it is one sentence
 */
function mustBeFitForDuty(
  { active, vettedUntil, codeOfConductSignedOn }: typeof staffMember.$inferSelect,
  lastDay: string,
  mayKnow: boolean,
): void {
  const refuse = (message: string) => new Refusal('RULE_VIOLATION', message, { path: 'staffMemberId' });
  if (!active) throw refuse('This person does not work here at present.');
  const isVetted = vettedUntil !== null && vettedUntil >= lastDay;
  if (!mayKnow && !(isVetted && codeOfConductSignedOn))
    throw refuse(
      'This person is not cleared for the time of the shift. The registrar or the centre manager says why.',
    );
  if (!isVetted) {
    throw refuse('This person is not vetted for the time of the shift. Renew the vetting first.');
  }
  if (!codeOfConductSignedOn) throw refuse('This person has not signed the code of conduct.');
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
    .where(and(eq(shiftAssignment.id, assignmentId), visibleRota(request, shift.centreId)));
  if (!found) throw notFound('assignment', 'assignmentId');
  mustEmploy(request.actor, found.organisationCode, 'assignmentId');
  const values = sql`state = 'CANCELLED'`;
  await changeVersion(query, sql`${shiftAssignment}`, assignmentId, expectedVersion, values, 'assignment');
  if (found.state === 'CANCELLED') throw conflict('This assignment is cancelled already.', 'assignmentId');
  return found.staffMemberId;
}
