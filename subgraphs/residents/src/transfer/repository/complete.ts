import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { changeRow, type Versioned } from '@mrrm/platform/writing/version';
import { and, eq, sql } from 'drizzle-orm';
import { keepCorrections } from '../../correction/repository/correct.js';
import { voidLaterChecks } from '../../departure/repository/depart.js';
import { endConsentsTo } from '../../opening/repository/move.js';
import { resident } from '../../register/table.js';
import { transfer } from '../table.js';
import { lockTransfer } from './steps.js';

export interface Arrival extends Versioned {
  arrivedAt: Date;
  safeZoneId: string | null;
  caseManagerId: string | null;
  /** Another number at the new centre; null when the number goes along. */
  registrationNumber: string | null;
  verification: Verification;
}

/**
 * Moves a resident to the centre that has agreed: at one moment one stay ends, unless it had ended, and the next begins, and the record goes along. What the
 * resident allowed other organisations ends with it: they are other people at another place, under another agreement.
 * @returns whom it is about, and how many consents ended
 * @throws Refusal NOT_FOUND; FORBIDDEN; CONFLICT for another version or state; BAD_USER_INPUT for a moment before
 * the stay or the departure; RULE_VIOLATION when the resident was seen at the former centre after it
 */
export async function completeTransfer(
  request: Request,
  query: Query,
  wanted: Arrival,
): Promise<{ residentId: string; consents: number }> {
  const { id, expectedVersion, arrivedAt, safeZoneId, caseManagerId, registrationNumber } = wanted;
  const { residentId, toCentreId } = await lockTransfer(request, query, id, 'to', ['AGREED']);
  const [found] = await query
    .select()
    .from(resident)
    .where(and(eq(resident.id, residentId), sql`${resident.centreId} <> ${toCentreId}`))
    .for('update');
  if (!found) throw notFound('resident', 'transferId');
  const { departedAt } = found;
  if (departedAt && arrivedAt < departedAt)
    throw badInput(`Give a moment from the departure on (${departedAt.toISOString()}).`, 'arrivedAt');
  if (arrivedAt <= found.arrivedAt)
    throw badInput('Give a moment after the start of the stay that ends with it.', 'arrivedAt');
  await voidLaterChecks(request, query, residentId, arrivedAt, null, 'arrivedAt');
  const isAnother = registrationNumber !== null && registrationNumber !== found.registrationNumber;
  const residentVersion = found.version + 1;
  await query.execute(sql`update ${resident} set centre_id = ${toCentreId}, arrived_at = ${at(arrivedAt)},
    departed_at = null, departure_reason = null,
    case_state = case when departed_at is not null and case_state = 'CLOSED' then 'REOPENED' else case_state end,
    safe_zone_id = ${safeZoneId}::uuid, case_manager_id = ${caseManagerId}::uuid,
    registration_number = ${isAnother ? registrationNumber : found.registrationNumber},
    verification = case when ${wanted.verification} = 'UNVERIFIED' then 'UNVERIFIED' else verification end,
    version = ${residentVersion}, updated_at = now() where id = ${residentId}`);
  // Last of the two: who is agreed to may be taken over.
  await changeRow(query, transfer, { id, expectedVersion }, { state: 'COMPLETED', arrivedAt }, 'transfer');
  if (isAnother)
    await keepCorrections(
      request,
      query,
      { residentId, residentVersion, reason: 'Taken over from another centre' },
      [{ field: 'REGISTRATION_NUMBER', oldValue: found.registrationNumber, newValue: registrationNumber }],
    );
  return { residentId, consents: await endConsentsTo(request, query, residentId) };
}
