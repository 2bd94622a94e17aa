import type { Request } from '@mrrm/platform/context';
import { type SQL, sql } from 'drizzle-orm';
import { EMERGENCY, giverMaySpeak } from '../../access/opened.js';
import { visibleResidents } from '../../access/visibility.js';
import { resident } from '../../register/table.js';
import { breakGlass, breakGlassNotice, consent } from '../table.js';

/**
 * Consents of residents whom the actor sees: all to the owner's people; to another organisation's those in its favour,
 * those that it recorded or confirmed, and those to the owner that it is asked to confirm.
 */
export function visibleConsents(request: Request): SQL {
  const { judge, actor } = request;
  const standing = judge.standing('CONSENTS');
  if (standing === 'CLOSED') return sql`false`;
  const reached = sql`exists (select from ${resident} where ${resident.id} = ${consent.residentId} and ${visibleResidents(request)})`;
  if (standing === 'OPEN') return reached;
  return sql`(${consent.recipientOrganisation} = ${actor.organisation} or ${consent.recordedByOrganisation} = ${actor.organisation}
    or ${consent.confirmedByOrganisation} = ${actor.organisation}
    or (${consent.confirmation} = 'AWAITED' and ${consent.recipientOrganisation} = ${judge.table.owner})) and ${reached}`;
}

/** Whether who gave a consent may still speak for its resident, whom this actor sees. */
export const givenByWhoMaySpeak = (request: Request): SQL =>
  sql`exists (select from ${resident} where ${resident.id} = ${consent.residentId} and ${giverMaySpeak(request)})`;

/** What residents allow, for the slice of another owner that asks before it shows or sends: of those whom it knows. */
export const visibleConsentAnswers = (request: Request): SQL =>
  request.judge.standing('CONSENT_ANSWERS') === 'CLOSED'
    ? sql`false`
    : sql`exists (select from ${resident} where ${resident.id} = ${consent.residentId} and ${visibleResidents(request)})`;

/**
 * Emergencies: all to the owner's officers; to everybody the own ones; to who can approve, in an emergency of their own,
 * those of their organisation that wait for a second person, for the owner's people of all, and what they have approved.
 */
export function visibleEmergencies({ actor, judge }: Pick<Request, 'actor' | 'judge'>): SQL {
  if (judge.standing('EMERGENCIES') !== 'CLOSED') return sql`true`;
  const { principal, organisation, purpose } = actor;
  const own = sql`(${breakGlass.subject} = ${principal} and ${breakGlass.organisation} = ${organisation})`;
  if (judge.standing('EMERGENCIES_TO_APPROVE') === 'CLOSED' || purpose !== EMERGENCY) return own;
  const ofReach =
    organisation === judge.table.owner ? sql`true` : sql`${breakGlass.organisation} = ${organisation}`;
  return sql`(${own} or (${ofReach}
    and (${breakGlass.approval} = 'AWAITED' or ${breakGlass.approvedBySubject} = ${principal})))`;
}

/** What the owner is told of emergencies: everything to its officers, to managers what concerns residents whom they see. */
export function visibleNotices(request: Request): SQL {
  const { actor, judge } = request;
  if (judge.standing('EMERGENCY_NOTICES') === 'CLOSED') return sql`false`;
  if (actor.role !== 'CENTRE_MANAGER') return sql`true`;
  return sql`exists (select from ${resident} where ${resident.id} = ${breakGlassNotice.residentId} and ${visibleResidents(request)})`;
}
