import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { conflict, notFound } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { eq } from 'drizzle-orm';
import { lockResident } from '../../register/repository/lock.js';
import { basicAssistance } from '../table.js';

/**
 * Says that a record was wrong: it stays, and counts no longer.
 * @throws Refusal NOT_FOUND; CONFLICT for one that was voided already or has changed
 */
export async function voidBasicAssistance(
  request: Request,
  query: Query,
  wanted: { basicAssistanceId: string; residentId: string; expectedVersion: number; reason: string },
): Promise<void> {
  const { basicAssistanceId: id, residentId, expectedVersion, reason } = wanted;
  await lockResident(request, query, residentId);
  const [found] = await query
    .select({ voidedAt: basicAssistance.voidedAt })
    .from(basicAssistance)
    .where(eq(basicAssistance.id, id));
  if (!found) throw notFound('record', 'basicAssistanceId');
  if (found.voidedAt) throw conflict('This record was found to be wrong already.', 'basicAssistanceId');
  const voided = {
    voidedAt: request.now,
    voidingReason: reason,
    voidedById: request.actor.staffMember ?? null,
  };
  await changeRow(query, basicAssistance, { id, expectedVersion }, voided, 'record');
}
