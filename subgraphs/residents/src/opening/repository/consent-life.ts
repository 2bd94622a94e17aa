import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, forbidden, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeRow, changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type LockedResident, lockResident, recordedBy } from '../../register/repository/lock.js';
import { lockWithinStay } from '../../register/repository/stay.js';
import { representationOn } from '../../representation/rules/representation-on.js';
import { representation } from '../../representation/table.js';
import { consent, NOWHERE } from '../table.js';
import { givenByWhoMaySpeak, visibleConsents } from './visible.js';

export type NewConsent = Pick<
  typeof consent.$inferInsert,
  | 'residentId'
  | 'givenBy'
  | 'modality'
  | 'certifiedById'
  | 'language'
  | 'legalBasis'
  | 'fieldGroups'
  | 'recipientOrganisation'
  | 'purpose'
  | 'givenAt'
  | 'expiresAt'
  | 'documentSha256'
  | 'renewsId'
>;

/**
 * Keeps a consent. One in favour of the recorder's own organisation, and one to health data, waits for a second person.
 * @returns the identifier of the new consent
 */
export async function insertConsent(request: Request, query: Query, wanted: NewConsent): Promise<string> {
  const found = await lockWithinStay(request, query, wanted.residentId, wanted.givenAt, 'givenAt');
  const { centreId, safeZoneId, caseManagerId } = found;
  if (wanted.givenBy !== 'RESIDENT') await requireRepresentation(request, query, found, wanted.givenAt);
  const id = newIdentifier();
  const ownFavour = wanted.recipientOrganisation === request.actor.organisation;
  const confirmation = ownFavour || wanted.fieldGroups.includes('HEALTH') ? 'AWAITED' : 'NOT_NEEDED';
  const reach = { centreId, reachZone: safeZoneId ?? NOWHERE, reachCaseManager: caseManagerId ?? NOWHERE };
  await query.insert(consent).values({ id, ...wanted, confirmation, ...reach, ...recordedBy(request) });
  return id;
}

/** @throws Refusal RULE_VIOLATION when nobody represented the resident on the day on which a consent was given */
async function requireRepresentation(
  { timeZones }: Request,
  query: Query,
  { id, centreId, dateOfBirth }: LockedResident,
  givenAt: Date,
): Promise<void> {
  const all = await query.select().from(representation).where(eq(representation.residentId, id));
  if (representationOn(all, timeZones.dayAt(givenAt, centreId), dateOfBirth)) return;
  throw new Refusal(
    'RULE_VIOLATION',
    'Nobody represented the resident on that day. Record the representation first, or who really gave the consent.',
    { path: 'givenBy', rule: 'NOT_REPRESENTED', opens: 'appointLegalRepresentative' },
  );
}

async function lockConsent(request: Request, query: Query, id: string) {
  const [found] = await query
    .select({ ...columnsOf(consent), giverMaySpeak: sql<boolean>`${givenByWhoMaySpeak(request)}` })
    .from(consent)
    .where(and(eq(consent.id, id), visibleConsents(request)))
    .for('update');
  if (!found) throw notFound('consent', 'consentId');
  return found;
}

interface Change {
  id: string;
  expectedVersion: number;
}

const change = (query: Query, { id, expectedVersion }: Change, values: SQL) =>
  changeVersion(query, sql`${consent}`, id, expectedVersion, values, 'consent');

/**
 * Lets a consent open what it names.
 * @throws Refusal FORBIDDEN to who recorded it and to the recipient's own people: a representative of the resident, or
 * somebody of another organisation, confirms it; CONFLICT when it waits for nobody
 * @returns of whom it is
 */
export async function confirmConsent(request: Request, query: Query, wanted: Change): Promise<string> {
  const { actor, judge, now } = request;
  const found = await lockConsent(request, query, wanted.id);
  if (found.recordedBySubject === actor.principal && found.recordedByOrganisation === actor.organisation)
    throw forbidden('You recorded this consent: somebody else confirms it.', 'consentId');
  const represents = judge.table.roles[actor.role]?.byLaw === true;
  if (found.recipientOrganisation === actor.organisation && !represents)
    throw forbidden(
      `This consent is in favour of ${actor.organisation}: the legal representative, or somebody of another organisation, confirms it.`,
      'consentId',
    );
  if (found.confirmation !== 'AWAITED') throw conflict('This consent waits for nobody.', 'consentId');
  if (found.withdrawnAt || (found.expiresAt && found.expiresAt <= now) || !found.giverMaySpeak)
    throw conflict('This consent is over. Record a new one.', 'consentId');
  await change(
    query,
    wanted,
    sql`confirmation = 'GIVEN', confirmed_at = ${at(now)}, confirmed_by_subject = ${actor.principal},
      confirmed_by_organisation = ${actor.organisation}, confirmed_by_role = ${actor.role}`,
  );
  return found.residentId;
}

/**
 * Keeps a consent that renews another one, which goes on to its own end.
 * @throws Refusal NOT_FOUND; CONFLICT for another version and for one that was withdrawn
 * @returns the identifier of the new consent
 */
export async function renewConsent(
  request: Request,
  query: Query,
  { expectedVersion, ...wanted }: NewConsent & { renewsId: string; expectedVersion: number },
): Promise<string> {
  // The resident is locked first, as by whoever ends all consents of somebody.
  const id = await insertConsent(request, query, wanted);
  const old = await lockConsent(request, query, wanted.renewsId);
  await changeRow(query, consent, { id: old.id, expectedVersion }, {}, 'consent');
  if (old.withdrawnAt) throw conflict('This consent is withdrawn. Record a new one.', 'consentId');
  return id;
}

/**
 * Ends a consent from a moment on, and with it those that it renews and that renew it, whether the actor sees them or not.
 * @returns of whom it is
 */
export async function withdrawConsent(
  request: Request,
  query: Query,
  { when, ...wanted }: Change & { when: Date },
): Promise<string> {
  const [named] = await query
    .select({ residentId: consent.residentId })
    .from(consent)
    .where(and(eq(consent.id, wanted.id), visibleConsents(request)));
  if (!named) throw notFound('consent', 'consentId');
  // The resident first, so that two withdrawals of one line go in turn.
  await lockResident(request, query, named.residentId, 'consentId');
  const found = await lockConsent(request, query, wanted.id);
  if (when < found.givenAt) throw badInput('A consent is withdrawn after it was given.', 'at');
  await change(query, wanted, sql`withdrawn_at = ${at(when)}`);
  if (found.withdrawnAt) throw conflict('This consent is withdrawn already.', 'consentId');
  await query.execute(sql`select residents.withdraw_line(${found.id})`);
  return found.residentId;
}
