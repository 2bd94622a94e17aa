import { pointer } from '@mrrm/platform/conditions';
import { and, type SQL, sql } from 'drizzle-orm';
import type { Request } from '../context.js';
import { ofVisibleResident } from '../policy.js';
import { consent } from '../tables.js';
import type { Consent } from '../types/consent.js';
import type { FieldGroup } from '../values.js';

const isInForce = ({ givenAt, expiresAt, withdrawnAt }: typeof consent.$inferSelect, now: Date) =>
  givenAt <= now && (!expiresAt || expiresAt > now) && (!withdrawnAt || withdrawnAt > now);

/** The consents that fit a condition and whose resident this actor may see, the latest first. */
export async function findConsents(request: Request, condition: SQL): Promise<Consent[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(consent)
    .where(and(condition, ofVisibleResident(request, consent.residentId)))
    .orderBy(sql`${consent.givenAt} desc`, sql`${consent.id} desc`);
  return rows.map((row) => ({
    ...row,
    fieldGroups: row.fieldGroups as FieldGroup[],
    certifiedBy: pointer(row.certifiedById),
    recipient: { code: row.recipientOrganisation },
    inForce: isInForce(row, request.now),
  }));
}
