import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, parentId } from '@mrrm/platform/reading/pages';
import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { isConfirmed } from '../../access/opened.js';
import { consent } from '../table.js';
import type { Consent } from '../types/consent.js';
import { spokenFor, toConsent } from './consent.js';
import { givenByWhoMaySpeak, visibleConsents } from './visible.js';

const DAY = 86_400_000;

/** Whose consents, and how many days ahead their ends are looked for. */
export interface ExpiringList {
  of: 'CENTRE' | 'CASE_MANAGER';
  days: number;
}

const PARENT_COLUMN = { CENTRE: consent.centreId, CASE_MANAGER: consent.reachCaseManager };

function expiring(request: Request, { of, days }: ExpiringList) {
  const { now } = request;
  return {
    table: consent,
    extra: spokenFor(request),
    at: consent.expiresAt,
    id: consent.id,
    earliestFirst: true,
    belongs: and(
      eq(PARENT_COLUMN[of], parentId),
      isNull(consent.withdrawnAt),
      gt(consent.expiresAt, at(now)),
      lte(consent.expiresAt, at(new Date(now.getTime() + days * DAY))),
      isConfirmed,
      sql`not exists (select from ${consent} as successor where successor.renews_id = ${consent.id} and successor.withdrawn_at is null)`,
      givenByWhoMaySpeak(request),
      visibleConsents(request),
    )!,
  };
}

export type Expiring = Consent & { parentId: string; expiresAt: Date };

/** One page of the consents of each centre, or of each case manager, that hold and end soon, what ends first coming first. */
export async function findExpiringConsents(
  request: Request,
  list: ExpiringList,
  parentIds: string[],
  page: Page,
): Promise<Expiring[]> {
  const rows = await findPages(await request.database.read(), expiring(request, list), parentIds, page);
  return rows.map((row) => ({
    ...toConsent(row, request.now),
    parentId: row.parentId,
    expiresAt: row.expiresAt!,
  }));
}

/** How many there are. */
export const countExpiringConsents = async (request: Request, list: ExpiringList, parentIds: string[]) =>
  countRows(await request.database.read(), expiring(request, list), parentIds);
