import { at, isOneOf, pointer } from '@mrrm/platform/conditions';
import { and, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { visibleConsents } from '../access/visibility.js';
import type { Request } from '../context.js';
import { consent } from '../tables.js';
import type { Consent, ConsentInForce } from '../types/consent.js';
import type { FieldGroup } from '../values.js';

const isInForce = ({ givenAt, expiresAt, withdrawnAt }: typeof consent.$inferSelect, now: Date) =>
  givenAt <= now && (!expiresAt || expiresAt > now) && (!withdrawnAt || withdrawnAt > now);

/** The consents that fit a condition and whose resident this actor may see, the latest first. */
export async function findConsents(request: Request, condition: SQL): Promise<Consent[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(consent)
    .where(and(condition, visibleConsents(request)))
    .orderBy(sql`${consent.givenAt} desc`, sql`${consent.id} desc`);
  return rows.map((row) => ({
    ...row,
    fieldGroups: row.fieldGroups as FieldGroup[],
    certifiedBy: pointer(row.certifiedById),
    recipient: { code: row.recipientOrganisation },
    inForce: isInForce(row, request.now),
  }));
}

/**
 * The consents of residents that hold now in favour of an organisation. Another owner's slice asks about its own
 * rows: it learns what is allowed, and nothing else about the resident.
 */
export async function findConsentsInForce(
  { database, now }: Request,
  residentIds: string[],
  recipient: string,
): Promise<ConsentInForce[]> {
  const query = await database.read();
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
        eq(consent.recipientOrganisation, recipient),
        lte(consent.givenAt, at(now)),
        or(isNull(consent.expiresAt), gt(consent.expiresAt, at(now))),
        or(isNull(consent.withdrawnAt), gt(consent.withdrawnAt, at(now))),
      ),
    )
    .orderBy(consent.id);
  return rows.map((row) => ({ ...row, fieldGroups: row.fieldGroups as FieldGroup[] }));
}
