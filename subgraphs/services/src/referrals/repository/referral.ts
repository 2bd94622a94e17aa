import type { Opened, RowAccess } from '@mrrm/platform/access/row-access';
import type { Request } from '@mrrm/platform/context';
import { columnsOf, UNSHOWN, type Unshown } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, parentId } from '@mrrm/platform/reading/pages';
import { shown } from '@mrrm/platform/reading/shown';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { openedByClauses } from '../../access/clauses.js';
import { groupOfFunction, openedByConsent } from '../../access/consents.js';
import { visibleRows } from '../../access/visibility.js';
import { referral } from '../table.js';
import type { Referral } from '../types/referral.js';
import type { ReferralState } from '../values.js';

const shownColumns = columnsOf(referral, { without: UNSHOWN });
type Row = Omit<typeof referral.$inferSelect, Unshown> & { opened: Opened | null };

/** Referrals belong to the organisation that refers and to the one that is asked. */
export const visibleReferrals = (request: Request): SQL =>
  visibleRows(request, {
    centreId: referral.centreId,
    owners: [referral.fromOrganisation, referral.toOrganisation],
    recordedBySubject: referral.recordedBySubject,
  });

/** The reason is the referring organisation's; a clause, or a consent that holds at this very read, opens it to others. */
const accessOf = (request: Request, row: Row): RowAccess => ({
  owner: row.fromOrganisation,
  found: row.opened?.['OPERATIONAL'],
  opened: async () => {
    const group = groupOfFunction(row.function);
    const basis = row.opened?.[group] ?? (await openedByConsent(request, row.residentId))[group];
    return { ...row.opened, ...(basis && { REASONS: basis }) };
  },
});

/** A row as this reader sees it. */
function toReferral(request: Request, row: Row): Referral {
  const { fromOrganisation, toOrganisation } = row;
  return shown(row, {
    access: accessOf(request, row),
    restsOnConsent: row.consentId !== null,
    resident: { id: row.residentId },
    centre: { id: row.centreId },
    fromOrganisation: { code: fromOrganisation },
    toOrganisation: { code: toOrganisation },
    fromOrganisationCode: fromOrganisation,
    toOrganisationCode: toOrganisation,
    referredBy: pointer(row.referredById),
  });
}

/** The referrals with these identifiers that this actor may see. */
export async function referralsById(request: Request, ids: string[]): Promise<Referral[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ ...shownColumns, opened: openedByClauses(request, referral.centreId) })
    .from(referral)
    .where(and(isOneOf(referral.id, ids), visibleReferrals(request)));
  return rows.map((row) => toReferral(request, row));
}

/** Whose referrals, and which of them. */
export interface ReferralList {
  of: 'RESIDENT' | 'CENTRE';
  open?: boolean | null | undefined;
  state?: ReferralState | null | undefined;
}

/** Written as the partial index on open referrals has it. */
export const isOpen = sql`${referral.state} in ('IN_PROGRESS', 'ACCEPTED')`;

const listOf = (request: Request, { of, open, state }: ReferralList) => ({
  table: referral,
  columns: shownColumns,
  extra: { opened: openedByClauses(request, referral.centreId) },
  at: referral.openedAt,
  id: referral.id,
  belongs: and(
    eq(of === 'RESIDENT' ? referral.residentId : referral.centreId, parentId),
    open === true ? isOpen : undefined,
    open === false ? sql`not (${isOpen})` : undefined,
    state ? eq(referral.state, state) : undefined,
    visibleReferrals(request),
  )!,
});

/** One page of each resident's or centre's referrals, the latest first. */
export async function findReferralPages(
  request: Request,
  list: ReferralList,
  parentIds: string[],
  page: Page,
) {
  const rows = await findPages(await request.database.read(), listOf(request, list), parentIds, page);
  return rows.map((row) => shown(toReferral(request, row), { parentId: row.parentId }));
}

/** How many referrals each list has. */
export const countReferrals = async (request: Request, list: ReferralList, parentIds: string[]) =>
  countRows(await request.database.read(), listOf(request, list), parentIds);
