import { pointer } from '@mrrm/platform/conditions';
import { countRows, findPages, type Page, type ParentedList, parentId } from '@mrrm/platform/pages';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Request } from '../context.js';
import { readsReason, visiblePersons } from '../policy.js';
import { referral } from '../tables.js';
import type { Referral } from '../types/referral.js';
import type { ReferralState } from '../values.js';

/** A row as this reader sees it: the reason goes no further than the two organisations. */
function toReferral({ actor }: Request, row: typeof referral.$inferSelect): Referral {
  const maySee = readsReason(actor, row);
  return {
    ...row,
    resident: { id: row.residentId },
    centre: { id: row.centreId },
    fromOrganisation: { code: row.fromOrganisation },
    toOrganisation: { code: row.toOrganisation },
    fromOrganisationCode: row.fromOrganisation,
    toOrganisationCode: row.toOrganisation,
    referredBy: pointer(row.referredById),
    reason: maySee ? row.reason : null,
    reasonWithheld: !maySee,
  };
}

/** The referrals that meet a condition and that this actor may see. */
export async function findReferrals(request: Request, condition: SQL): Promise<Referral[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(referral)
    .where(and(condition, visiblePersons(request.actor, referral.centreId)));
  return rows.map((row) => toReferral(request, row));
}

/** Whose referrals, and which of them. */
export interface ReferralList {
  of: 'RESIDENT' | 'CENTRE';
  open?: boolean | null | undefined;
  state?: ReferralState | null | undefined;
}

/** Written as the partial index on open referrals has it. */
const isOpen = sql`${referral.state} in ('IN_PROGRESS', 'ACCEPTED')`;

const listOf = (request: Request, { of, open, state }: ReferralList): ParentedList<typeof referral> => ({
  table: referral,
  at: referral.openedAt,
  id: referral.id,
  belongs: and(
    eq(of === 'RESIDENT' ? referral.residentId : referral.centreId, parentId),
    open === true ? isOpen : undefined,
    open === false ? sql`not (${isOpen})` : undefined,
    state ? eq(referral.state, state) : undefined,
    visiblePersons(request.actor, referral.centreId),
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
  return rows.map((row) => ({ ...toReferral(request, row), parentId: row.parentId }));
}

/** How many referrals each list has. */
export const countReferrals = async (request: Request, list: ReferralList, parentIds: string[]) =>
  countRows(await request.database.read(), listOf(request, list), parentIds);
