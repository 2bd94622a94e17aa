import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { conflict, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { eq } from 'drizzle-orm';
import { lockResident } from '../../register/repository/lock.js';
import { presence } from '../table.js';

/**
 * Says that a check was wrong: it stays, and counts no longer.
 * @throws Refusal NOT_FOUND; CONFLICT for one that was voided already; RULE_VIOLATION for the end of a stay
 */
export async function voidPresence(
  request: Request,
  query: Query,
  { presenceId, residentId, reason }: { presenceId: string; residentId: string; reason: string },
): Promise<void> {
  await lockResident(request, query, residentId);
  const [found] = await query
    .select({ status: presence.status, voidedAt: presence.voidedAt })
    .from(presence)
    .where(eq(presence.id, presenceId));
  if (!found) throw notFound('presence check', 'presenceId');
  if (found.voidedAt) throw conflict('This check was found to be wrong already.', 'presenceId');
  if (found.status === 'DEPARTED')
    throw new Refusal('RULE_VIOLATION', 'This is the end of a stay, and no check.', {
      path: 'presenceId',
      rule: 'END_OF_A_STAY',
    });
  const voidedById = request.actor.staffMember ?? null;
  await query
    .update(presence)
    .set({ voidedAt: request.now, voidingReason: reason, voidedById })
    .where(eq(presence.id, presenceId));
}
