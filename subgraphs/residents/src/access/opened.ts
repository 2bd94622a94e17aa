import type { Opened, RowAccess } from '@mrrm/platform/access/row-access';
import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Actor } from '@mrrm/platform/wire/actor';
import { type SQL, sql } from 'drizzle-orm';
import { breakGlass, consent, sharingClause } from '../opening/table.js';
import { resident } from '../register/table.js';
import { SHARED_GROUPS } from './groups.js';

/** The purpose without which no emergency opens anything. */
export const EMERGENCY = 'EMERGENCY';

/** Another owner's slice asks whether somebody is on record for its organisation, whatever its people want to do next. */
const anyPurpose = (actor: Actor): SQL => (actor.role === 'SERVICE' ? sql`true` : sql`false`);

/** Whether a clause for an organisation holds at a moment, for whatever purpose. */
export const clauseHolds = (organisation: string, moment: SQL): SQL => sql`
  ${sharingClause.organisation} = ${organisation} and ${sharingClause.validFrom} <= ${moment}
    and (${sharingClause.validUntil} is null or ${sharingClause.validUntil} > ${moment})`;

/** The clauses in force at a resident's centre in favour of the asking organisation and purpose. */
const clausesFor = ({ actor, now }: Pick<Request, 'actor' | 'now'>): SQL => sql`
  ${sharingClause} where ${sharingClause.centreId} = ${resident.centreId}
    and (${anyPurpose(actor)} or ${actor.purpose} = any(${sharingClause.purposes})) and ${clauseHolds(actor.organisation, at(now))}`;

/** Whether a consent waits for nobody: what one person alone said for that person's own side opens nothing. */
export const isConfirmed: SQL = sql`${consent.confirmation} <> 'AWAITED'`;

/**
 * Whether who gave a consent may speak for the resident now: the resident always; who spoke for a child until the 18th
 * birthday. It is a condition on the tables `consent` and `resident`.
 */
export const giverMaySpeak = ({ now }: Pick<Request, 'now'>): SQL => sql`residents.giver_may_speak(
  ${consent.givenBy}, ${consent.givenAt}, ${resident.dateOfBirth}, ${resident.centreId}, ${at(now)})`;

/** Whether a consent in favour of an organisation holds at a moment, for whatever purpose and apart from who gave it. */
export const consentHolds = (organisation: string, moment: SQL): SQL => sql`
  ${consent.recipientOrganisation} = ${organisation} and ${isConfirmed} and ${consent.givenAt} <= ${moment}
    and (${consent.expiresAt} is null or ${consent.expiresAt} > ${moment})
    and (${consent.withdrawnAt} is null or ${consent.withdrawnAt} > ${moment})`;

/** The consents in force of a resident in favour of the asking organisation and purpose. */
const consentsFor = ({ actor, now }: Pick<Request, 'actor' | 'now'>): SQL => sql`
  ${consent} where ${consent.residentId} = ${resident.id}
    and (${anyPurpose(actor)} or ${consent.purpose} = ${actor.purpose}) and ${consentHolds(actor.organisation, at(now))}
    and ${giverMaySpeak({ now })}`;

/** Whether a resident's row opens a group (any group, when none is named) to an organisation that does not own it. */
export function opens(request: Pick<Request, 'actor' | 'now'>, group?: string): SQL {
  const inClause = group ? sql`and ${group} = any(${sharingClause.fieldGroups})` : sql``;
  const inConsent = group ? sql`and ${group} = any(${consent.fieldGroups})` : sql``;
  return sql`(exists (select from ${clausesFor(request)} ${inClause})
    or exists (select from ${consentsFor(request)} ${inConsent}))`;
}

/** Whether the actor has opened this one resident in an emergency that still lasts. */
export function inEmergency({ actor, now }: Request): SQL | undefined {
  if (actor.purpose !== EMERGENCY) return undefined;
  return sql`exists (select from ${emergencyOf(actor, now)})`;
}

const emergencyOf = ({ principal, organisation }: Actor, now: Date): SQL => sql`
  ${breakGlass} where ${breakGlass.residentId} = ${resident.id} and ${breakGlass.subject} = ${principal}
    and ${breakGlass.organisation} = ${organisation} and ${breakGlass.approval} <> 'AWAITED' and ${breakGlass.reviewedAt} is null
    and ${breakGlass.grantedAt} <= ${at(now)} and ${breakGlass.expiresAt} > ${at(now)}`;

/** Read with each resident: what the row opens to the asking organisation, and an emergency of the actor. */
export function openedColumns(request: Request) {
  const { actor, judge, now } = request;
  const shared = judge.standing('KEY') === 'SHARED';
  const opened = shared
    ? sql<Opened | null>`(
        select jsonb_object_agg(field_group, basis) from (
          select unnest(${sharingClause.fieldGroups}) as field_group,
            'SOP:' || ${sharingClause.sopId} || ' ' || ${sharingClause.clause} as basis from ${clausesFor(request)}
          union all
          select unnest(${consent.fieldGroups}), 'CONSENT:' || ${consent.id} from ${consentsFor(request)}
        ) as basis)`
    : sql<null>`null::jsonb`;
  const emergency =
    actor.purpose === EMERGENCY
      ? sql<string | null>`(select ${breakGlass.id} from ${emergencyOf(actor, now)} limit 1)`
      : sql<null>`null::uuid`;
  return { opened: opened.as('opened'), emergency: emergency.as('emergency') };
}

/** What the guard needs to know of a row. */
export function accessOf(row: { opened: Opened | null; emergency: string | null }): RowAccess | undefined {
  if (!row.opened && !row.emergency) return undefined;
  const basis = `BREAK_GLASS:${row.emergency}`;
  return {
    // To whom a row is open at all sees the consents in its own favour.
    opened: row.opened
      ? { KEY: Object.values(row.opened)[0], CONSENTS: 'RECIPIENT', ...row.opened }
      : undefined,
    emergency: row.emergency
      ? Object.fromEntries(['KEY', ...SHARED_GROUPS].map((group) => [group, basis]))
      : undefined,
  };
}
