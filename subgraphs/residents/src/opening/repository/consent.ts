import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { at, isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, parentId } from '@mrrm/platform/reading/pages';
import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { isConfirmed } from '../../access/opened.js';
import { consent } from '../table.js';
import type { Consent, ConsentInForce } from '../types/consent.js';
import type { FieldGroup } from '../values.js';
import { givenByWhoMaySpeak, visibleConsentAnswers, visibleConsents } from './visible.js';

type Row = typeof consent.$inferSelect & { giverMaySpeak: boolean };

const isOver = ({ expiresAt, withdrawnAt, giverMaySpeak }: Row, now: Date) =>
  (expiresAt !== null && expiresAt <= now) || (withdrawnAt !== null && withdrawnAt <= now) || !giverMaySpeak;

const isInForce = (row: Row, now: Date) =>
  row.confirmation !== 'AWAITED' && row.givenAt <= now && !isOver(row, now);

/** Read with a consent: whether who gave it may still speak for the resident. */
export const spokenFor = (request: Request) => ({
  giverMaySpeak: sql<boolean>`${givenByWhoMaySpeak(request)}`.as('giver_may_speak'),
});

/** The consents of which one column holds one of these identifiers and that this actor may see, the latest first. */
async function findConsents(request: Request, column: AnyPgColumn, ids: string[]): Promise<Consent[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ ...columnsOf(consent), ...spokenFor(request) })
    .from(consent)
    .where(and(isOneOf(column, ids), visibleConsents(request)))
    .orderBy(sql`${consent.givenAt} desc`, sql`${consent.id} desc`);
  return rows.map((row) => toConsent(row, request.now));
}

export const consentsById = (request: Request, ids: string[]) => findConsents(request, consent.id, ids);

/** The consents that renew others, each under the one that it renews. */
export async function consentsRenewing(request: Request, ids: string[]) {
  const found = await findConsents(request, consent.renewsId, ids);
  return found.map((one) => ({ ...one, renewsId: one.renewsId! }));
}

export const consentsOfResidents = (request: Request, residentIds: string[]) =>
  findConsents(request, consent.residentId, residentIds);

export const toConsent = (row: Row, now: Date): Consent => ({
  ...row,
  fieldGroups: row.fieldGroups as FieldGroup[],
  certifiedBy: pointer(row.certifiedById),
  recipient: { code: row.recipientOrganisation },
  inForce: isInForce(row, now),
  isOpen: !isOver(row, now),
});

const awaitedAt = (request: Request) => ({
  table: consent,
  extra: spokenFor(request),
  at: consent.givenAt,
  id: consent.id,
  belongs: and(
    eq(consent.centreId, parentId),
    eq(consent.confirmation, 'AWAITED'),
    isNull(consent.withdrawnAt),
    or(isNull(consent.expiresAt), gt(consent.expiresAt, at(request.now))),
    givenByWhoMaySpeak(request),
    visibleConsents(request),
  )!,
});

/** One page of the consents of each centre's residents that wait for a second person, the latest first. */
export async function findAwaitedConsents(
  request: Request,
  centreIds: string[],
  page: Page,
): Promise<(Consent & { parentId: string })[]> {
  const rows = await findPages(await request.database.read(), awaitedAt(request), centreIds, page);
  return rows.map((row) => ({ ...toConsent(row, request.now), parentId: row.parentId }));
}

/** How many consents of each centre's residents wait for a second person. */
export const countAwaitedConsents = async (request: Request, centreIds: string[]) =>
  countRows(await request.database.read(), awaitedAt(request), centreIds);

/**
 * The consents that hold now in favour of an organisation, of those residents whom the asking slice knows. Another
 * owner's slice asks about its own rows: it learns what is allowed, and nothing else about the resident.
 */
export async function findConsentsInForce(
  request: Request,
  residentIds: string[],
  recipient: string,
): Promise<ConsentInForce[]> {
  const { now } = request;
  const query = await request.database.read();
  const rows = await query
    .select({
      id: consent.id,
      residentId: consent.residentId,
      fieldGroups: consent.fieldGroups,
      purpose: consent.purpose,
    })
    .from(consent)
    .where(
      and(
        isOneOf(consent.residentId, residentIds),
        visibleConsentAnswers(request),
        isConfirmed,
        givenByWhoMaySpeak(request),
        eq(consent.recipientOrganisation, recipient),
        lte(consent.givenAt, at(now)),
        or(isNull(consent.expiresAt), gt(consent.expiresAt, at(now))),
        or(isNull(consent.withdrawnAt), gt(consent.withdrawnAt, at(now))),
      ),
    )
    .orderBy(consent.id);
  return rows.map((row) => ({ ...row, fieldGroups: row.fieldGroups as FieldGroup[] }));
}
