import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, notFound } from '@mrrm/platform/wire/errors';
import { changeRow, type Versioned } from '@mrrm/platform/writing/version';
import { and, eq } from 'drizzle-orm';
import { type Recorded, recordedBy } from '../../access/recorded-by.js';
import { mustActFor } from '../../access/visibility.js';
import { medicalPayment } from '../table.js';
import { visiblePayments } from './medical-payment.js';

export type NewPayment = Omit<
  typeof medicalPayment.$inferInsert,
  Recorded | 'organisation' | 'voidedAt' | 'voidingReason'
>;

/** @returns the identifier of the new payment of the actor's organisation */
export async function insertPayment(request: Request, query: Query, wanted: NewPayment): Promise<string> {
  const id = newIdentifier();
  const { organisation } = request.actor;
  await query.insert(medicalPayment).values({ id, organisation, ...wanted, ...recordedBy(request) });
  return id;
}

/**
 * Says that a payment was not made so: it stays, and counts no longer.
 * @returns of whom it is
 * @throws Refusal NOT_FOUND, FORBIDDEN for that of another organisation, CONFLICT for one that is voided or has changed
 */
export async function voidPayment(
  request: Request,
  query: Query,
  { id, expectedVersion }: Versioned,
  voidingReason: string,
): Promise<string> {
  const [found] = await query
    .select()
    .from(medicalPayment)
    .where(and(eq(medicalPayment.id, id), visiblePayments(request)))
    .for('update');
  if (!found) throw notFound('payment', 'paymentId');
  mustActFor(request.actor, found.organisation, 'void or correct this payment', 'paymentId');
  if (found.voidedAt) throw conflict('This payment was found to be wrong already.', 'paymentId');
  const values = { voidedAt: request.now, voidingReason };
  await changeRow(query, medicalPayment, { id, expectedVersion }, values, 'payment');
  return found.residentId;
}
