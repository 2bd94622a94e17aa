import { atCentreOf } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { and, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { legalRepresentative, representation } from '../representation/table.js';
import { isExpected } from './moves.js';
import { inEmergency, opens } from './opened.js';

/** The day of the request on the clock of a resident's centre, as SQL. */
export const todayAt = ({ now }: Pick<Request, 'now'>, centreId: AnyPgColumn | SQL): SQL =>
  sql`residents.day_at(${at(now)}, ${centreId})`;

/** Whether a resident is a child on a day, as `isChildOn` in `register/rules/majority.ts` says it. */
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
    parts.push(represented, actor.allCentres ? undefined : atCentreOf(request, resident.centreId));
  } else {
    parts.push(atCentreOf(request, resident.centreId));
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

/**
 * The same where one resident is named: there an emergency counts as well, and that somebody is expected by a transfer. Neither
 * ever opens a list.
 */
export function visibleResident(request: Request, group = 'KEY'): SQL {
  return or(visibleResidents(request, group), inEmergency(request), isExpected(request, group))!;
}

/**
 * The same for whatever belongs to a resident, as a condition on the column that holds the resident. Never on `resident.id` itself: in it the name
 * is that of another row, and everybody would be open by whom one may see. There it is `visibleResident`.
 */
export const ofVisibleResident = (request: Request, residentId: AnyPgColumn | SQL, group: string): SQL =>
  sql`exists (select from ${resident} where ${resident.id} = ${residentId} and (${visibleResident(request, group)}))`;
