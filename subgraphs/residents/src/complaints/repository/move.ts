import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { and, eq } from 'drizzle-orm';
import { recordedBy } from '../../register/repository/lock.js';
import { acknowledgeBy, type ComplaintStep, mayBecome } from '../rules/life.js';
import { complaint, complaintStep } from '../table.js';
import { readComplaints } from './complaint.js';

export interface Move {
  complaintId: string;
  expectedVersion: number;
  step: ComplaintStep;
  /** The answer, or why. */
  text: string | null;
}

/**
 * Brings a complaint to its next state.
 * @returns whose complaint it is; null when nobody is named
 * @throws Refusal NOT_FOUND; CONFLICT when it has changed; RULE_VIOLATION when it does not come there from where it is
 */
export async function moveComplaint(request: Request, query: Query, move: Move): Promise<string | null> {
  const { complaintId, expectedVersion, step, text } = move;
  const [found] = await query
    .select({ state: complaint.state, category: complaint.category, residentId: complaint.residentId })
    .from(complaint)
    .where(and(eq(complaint.id, complaintId), readComplaints(request)))
    .for('update');
  if (!found) throw notFound('complaint', 'complaintId');
  // A complaint that is opened again is to be acknowledged again.
  const due = step === 'REOPENED' ? { acknowledgeBy: acknowledgeBy(found.category, request.now) } : {};
  await changeRow(
    query,
    complaint,
    { id: complaintId, expectedVersion },
    { state: step, ...due },
    'complaint',
  );
  if (!mayBecome(found.state, step))
    throw new Refusal('RULE_VIOLATION', `A complaint that is ${found.state} does not become ${step}.`, {
      path: 'complaintId',
      rule: 'NOT_FROM_THIS_STATE',
    });
  const { residentId } = found;
  await query.insert(complaintStep).values({
    id: newIdentifier(),
    ...{ complaintId, residentId, step, text },
    takenAt: request.now,
    takenById: request.actor.staffMember ?? null,
    ...recordedBy(request),
  });
  return residentId;
}
