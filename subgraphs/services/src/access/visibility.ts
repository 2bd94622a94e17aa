import { seesAllCentres as sees } from '@mrrm/platform/access/all-centres';
import type { Opened } from '@mrrm/platform/access/row-access';
import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Actor } from '@mrrm/platform/wire/actor';
import { forbidden, Refusal } from '@mrrm/platform/wire/errors';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { sharingClause } from '../tables.js';
import type { CentreFunction } from '../values.js';
import { roles } from './roles.js';

/** The functions whose session notes a role reads in its own organisation. */
const NOTES_OF: Partial<Record<string, CentreFunction[]>> = {
  PSYCHOLOGIST: ['COUNSELLING', 'PSYCHOSOCIAL_SUPPORT'],
  SOCIAL_WORKER: ['COUNSELLING', 'INFORMATION_PROVISION', 'RECREATIONAL_ACTIVITIES', 'EDUCATION'],
  CASE_MANAGER: ['CASE_MANAGEMENT', 'ACCOMMODATION', 'FOOD', 'NON_FOOD_ITEMS'],
  LEGAL_COUNSELLOR: ['LEGAL_AID'],
  NURSE: ['BASIC_MEDICAL_CARE', 'SPECIALISED_MEDICAL_REFERRAL'],
  INTERPRETER: ['INTERPRETATION'],
  CULTURAL_MEDIATOR: ['CULTURAL_MEDIATION', 'INFORMATION_PROVISION'],
  ACTIVITY_FACILITATOR: ['RECREATIONAL_ACTIVITIES', 'EDUCATION'],
};

/** Whether an actor sees the rows of every centre. */
export const seesAllCentres = (actor: Actor): boolean => sees(roles, actor);

/** What lies at other centres does not exist for the actor. */
const atCentreOf = (actor: Actor, centreId: AnyPgColumn | SQL): SQL =>
  seesAllCentres(actor) ? sql`true` : sql`${centreId} = any(${sql.param(actor.centres)}::uuid[])`;

/** What is open to whom at a centre. */
export const visibleSharing = ({ actor, judge }: Request, centreId: AnyPgColumn | SQL): SQL =>
  judge.standing('SHARING') === 'CLOSED' ? sql`false` : atCentreOf(actor, centreId);

/** The catalogue of a centre. */
export const visibleCatalogue = ({ actor, judge }: Request, centreId: AnyPgColumn | SQL): SQL =>
  judge.standing('CATALOGUE') === 'CLOSED' ? sql`false` : atCentreOf(actor, centreId);

/** Whether figures about a centre are for this actor. */
export const visibleFigures = ({ actor, judge }: Request, centreId: AnyPgColumn | SQL): SQL =>
  judge.standing('FIGURES') === 'CLOSED' ? sql`false` : atCentreOf(actor, centreId);

/** The clauses in force at a centre in favour of an organisation. */
const clausesFor = ({ actor, now }: Request, centreId: AnyPgColumn | SQL): SQL => sql`
  ${sharingClause} where ${sharingClause.centreId} = ${centreId}
    and ${sharingClause.organisation} = ${actor.organisation} and ${actor.purpose} = any(${sharingClause.purposes})
    and ${sharingClause.validFrom} <= ${at(now)}
    and (${sharingClause.validUntil} is null or ${sharingClause.validUntil} > ${at(now)})`;

/** A row about a person: where it belongs, and whose it is. */
export interface OwnedRow {
  centreId: AnyPgColumn | SQL;
  /** Codes of the organisations whose row it is. */
  owners: (AnyPgColumn | SQL)[];
  recordedBySubject: AnyPgColumn | SQL;
}

/**
 * Rows about people: at a centre of the actor; of the actor's organisation, or opened to it by a clause in force.
 * Whose sign-in is narrowed to a zone or to own cases sees what they recorded: this slice knows no resident's zone or case.
 */
export function visibleRows(request: Request, { centreId, owners, recordedBySubject }: OwnedRow): SQL {
  const { actor, judge } = request;
  const { principal } = (request.person ?? request).actor;
  if (judge.standing('OPERATIONAL', actor.organisation) === 'CLOSED') return sql`false`;
  const own = sql.join(
    owners.map((owner) => sql`${owner} = ${actor.organisation}`),
    sql` or `,
  );
  const shared = sql`exists (select from ${clausesFor(request, centreId)}
    and 'OPERATIONAL' = any(${sharingClause.fieldGroups}))`;
  const narrowed = actor.zones || actor.ownCasesOnly ? sql`${recordedBySubject} = ${principal}` : sql`true`;
  return sql`(${atCentreOf(actor, centreId)} and (${own} or ${shared}) and ${narrowed})`;
}

/** Read with a row: the groups that clauses in force open to the actor's organisation, and which clause. */
export const openedByClauses = (request: Request, centreId: AnyPgColumn) =>
  sql<Opened | null>`(
    select jsonb_object_agg(field_group, basis) from (
      select unnest(${sharingClause.fieldGroups}) as field_group,
        'SOP:' || ${sharingClause.sopId} || ' ' || ${sharingClause.clause} as basis
      from ${clausesFor(request, centreId)}) as clause)`.as('opened');

/** Whether the actor reads the note of a session: its author, its supervisor, or the same function, in one organisation. */
export function readsNote(
  { actor, judge }: Request,
  session: { organisation: string; providerId: string; function: CentreFunction },
): boolean {
  if (judge.standing('NOTES', session.organisation) !== 'OPEN') return false;
  if (actor.staffMember === session.providerId || actor.role === 'COORDINATOR') return true;
  return NOTES_OF[actor.role]?.includes(session.function) ?? false;
}

/**
 * @param path where in the input the centre stands
 * @throws Refusal NOT_FOUND when the centre does not exist for the actor, in the words that an absent one gets
 */
export function mayWriteAt(actor: Actor, centreId: string, path: string): void {
  if (seesAllCentres(actor) || actor.centres.includes(centreId)) return;
  throw new Refusal('NOT_FOUND', 'The graph knows no Centre with this identifier.', { path });
}

/**
 * @param what the organisation's part in the record, such as "asked"
 * @throws Refusal FORBIDDEN naming the organisation that may
 */
export function mustActFor(actor: Actor, organisation: string, act: string, path: string): void {
  if (actor.organisation !== organisation) throw forbidden(`Only ${organisation} can ${act}.`, path);
}
