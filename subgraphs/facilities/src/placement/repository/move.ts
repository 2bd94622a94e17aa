import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import type { Query } from '@mrrm/platform/database/database';
import { Refusal } from '@mrrm/platform/wire/errors';
import { and, eq } from 'drizzle-orm';
import type { People, Period } from '../rules/people.js';
import { placement } from '../table.js';
import { judgeWritten } from './change.js';
import { endStaysInRoom } from './departed.js';
import { beginTurnaround, endAt } from './end.js';
import type { Settling } from './findings.js';
import { insertRow, takeUp } from './give.js';
import { heldWithin } from './held.js';
import { lockPlacement, requireBedInService } from './locks.js';

export interface Move extends Settling {
  placementId: string;
  expectedVersion: number;
  toBedId: string;
  at: Date;
  expectedUntil: Date | null;
  /** Whether the bed that is left has to be made ready. */
  turnaround: boolean;
  people: People;
  /** Whether the owner of the residents has said that the resident stays there. */
  verification: Verification;
}

/**
 * Ends a stay and begins one in another bed at the same moment. A reservation of that bed for the resident is taken up.
 * @returns the new placement's identifier
 */
export async function movePlacement(request: Request, query: Query, move: Move): Promise<string> {
  const { present, beds } = await lockPlacement(request, query, move.placementId, [move.toBedId]);
  const period = { startsAt: move.at, until: move.expectedUntil };
  await endStaysInRoom(request, query, move.toBedId, move.people);
  await requireBedInService(request, query, beds, move.toBedId, period, 'toBedId');
  if (move.toBedId === present.bedId) {
    throw new Refusal('RULE_VIOLATION', 'The resident has this very bed already.', { path: 'toBedId' });
  }
  await endAt(request, query, present, move.expectedVersion, move.at, 'MOVED');
  if (move.turnaround) await beginTurnaround(request, query, present.bedId, move.at);
  const { residentId } = present;
  const verification = move.verification === 'VERIFIED' ? present.verification : move.verification;
  const planned = await findPlan(query, move.toBedId, residentId, period, request.now);
  if (planned) {
    await takeUp(request, query, beds, planned, { ...move, expectedVersion: planned.version });
    return planned.id;
  }
  const bedId = move.toBedId;
  const wanted = {
    ...move,
    bedId,
    residentId,
    stage: 'CHECKED_IN',
    startsAt: move.at,
    end: null,
    verification,
  } as const;
  const id = await insertRow(request, query, wanted);
  await judgeWritten(request, query, { id, bedId, residentId, period, people: move.people }, move);
  return id;
}

/** The reservation of a bed for a resident that a stay would take up. */
export async function findPlan(query: Query, bedId: string, residentId: string, period: Period, now: Date) {
  const [found] = await query
    .select({
      id: placement.id,
      bedId: placement.bedId,
      residentId: placement.residentId,
      startsAt: placement.startsAt,
      expectedUntil: placement.expectedUntil,
      version: placement.version,
    })
    .from(placement)
    .where(
      and(
        eq(placement.bedId, bedId),
        eq(placement.residentId, residentId),
        eq(placement.stage, 'RESERVED'),
        heldWithin(period, now),
      ),
    )
    .orderBy(placement.startsAt)
    .limit(1);
  return found;
}
