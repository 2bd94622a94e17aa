import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Actor } from '@mrrm/platform/wire/actor';
import { lacksPermission, Refusal } from '@mrrm/platform/wire/errors';
import { and, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import {
  breakGlass,
  breakGlassNotice,
  consent,
  legalRepresentative,
  representation,
  resident,
} from '../tables.js';
import { EMERGENCY, giverMaySpeak, inEmergency, opens } from './opened.js';
import { atCentreOf, seesAllCentres } from './scope.js';

/** The day of the request on the clock of a resident's centre, as SQL. */
export const todayAt = ({ now }: Pick<Request, 'now'>, centreId: AnyPgColumn | SQL): SQL =>
  sql`residents.day_at(${at(now)}, ${centreId})`;

/** Whether a resident is a child on a day, as `isChildOn` in `majority.ts` says it. */
const isChildOn = (day: SQL): SQL => sql`residents.is_child_on(${resident.dateOfBirth}, ${day})`;

/**
 * Whether a representation of a resident holds on a day: the day on which it ends does not count, and that of a child
 * ends with childhood.
 */
export const representsOn = (day: SQL): SQL =>
  sql`${representation.appointedOn} <= ${day}
    and (${representation.endedOn} is null or ${representation.endedOn} > ${day})
    and (${representation.ofAdult} or ${isChildOn(day)})`;

/** Who reads, and for whom. */
type Reader = Pick<Request, 'actor' | 'judge' | 'now' | 'person'>;

/** The part of the residents that the actor's role and sign-in reach, whoever owns them. */
function withinReach(request: Reader): SQL {
  const { actor, judge } = request;
  const parts: (SQL | undefined)[] = [
    actor.zones ? sql`${resident.safeZoneId} = any(${sql.param(actor.zones)}::uuid[])` : undefined,
    actor.ownCasesOnly ? sql`${resident.caseManagerId} = ${actor.staffMember ?? null}::uuid` : undefined,
  ];
  if (judge.table.roles[actor.role]?.byLaw) {
    // A legal representative's rows are the residents represented today, at the centres that the sign-in names, or at every one.
    const represented = sql`exists (
      select from ${representation}
      join ${legalRepresentative} on ${legalRepresentative.id} = ${representation.legalRepresentativeId}
      where ${representation.residentId} = ${resident.id}
        and ${legalRepresentative.subject} = ${actor.principal} and ${representsOn(todayAt(request, resident.centreId))})`;
    parts.push(represented, actor.allCentres ? undefined : atCentreOf(actor, resident.centreId));
  } else {
    parts.push(atCentreOf(actor, resident.centreId));
  }
  return and(...parts)!;
}

/**
 * The residents of whom the actor may read a group, as a condition on the table `resident`.
 * KEY, the group of being on record, opens with any other.
 */
export function visibleResidents(request: Reader, group = 'KEY'): SQL {
  const { person } = request;
  // A slice that asks for somebody is told of nobody of whom that person may not know.
  if (person)
    return sql`${visibleResidents({ ...request, person: undefined }, group)} and ${visibleResidents({ ...person, person: undefined })}`;
  switch (request.judge.standing(group)) {
    case 'CLOSED':
      return sql`false`;
    case 'OPEN':
      return withinReach(request);
    case 'SHARED':
      return sql`${withinReach(request)} and ${opens(request, group === 'KEY' ? undefined : group)}`;
  }
}

/** The same where one resident is named: there an emergency counts as well. It never opens a list. */
export function visibleResident(request: Request, group = 'KEY'): SQL {
  return or(visibleResidents(request, group), inEmergency(request))!;
}

/** The same for whatever belongs to a resident, as a condition on the column that holds the resident. */
export const ofVisibleResident = (request: Request, residentId: AnyPgColumn | SQL, group: string): SQL =>
  sql`exists (select from ${resident} where ${resident.id} = ${residentId} and (${visibleResident(request, group)}))`;

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

/** Legal representatives are seen by themselves and by those who read the law of a resident they represent or represented. */
export const visibleLegalRepresentatives = (request: Request): SQL =>
  sql`(${legalRepresentative.subject} = ${request.actor.principal} or exists (
    select from ${representation}
    where ${representation.legalRepresentativeId} = ${legalRepresentative.id}
      and ${ofVisibleResident(request, representation.residentId, 'LEGAL')}))`;

/** What is open to whom at a centre. */
export const visibleSharing = ({ actor, judge }: Request, centreId: AnyPgColumn | SQL): SQL =>
  judge.standing('SHARING') === 'CLOSED' ? sql`false` : atCentreOf(actor, centreId);

/** Whether a figure about a centre's residents is for this actor. */
export const visibleFigures = ({ actor, judge }: Request, centreId: AnyPgColumn | SQL): SQL =>
  judge.standing('FIGURES') === 'CLOSED' ? sql`false` : atCentreOf(actor, centreId);

/**
 * @param path where in the input the centre stands
 * @throws Refusal NOT_FOUND when the centre does not exist for the actor, in the words that an absent one gets
 */
export function mayRecordAt(actor: Actor, centreId: string, path: string): void {
  if (seesAllCentres(actor) || actor.centres.includes(centreId)) return;
  throw new Refusal('NOT_FOUND', 'The graph knows no Centre with this identifier.', { path });
}

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

/** @throws Refusal FORBIDDEN when the sign-in lacks a permission beyond the role */
export function mustBePermitted(actor: Actor, permission: string): void {
  if (actor.permissions?.includes(permission)) return;
  throw lacksPermission(permission);
}
