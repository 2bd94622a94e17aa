import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, Refusal } from '@mrrm/platform/wire/errors';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { openKinds } from '../../assistance/repository/basic-assistance.js';
import { basicAssistance } from '../../assistance/table.js';
import { presence } from '../../presence/table.js';
import { changeResident, lockResident, recordedBy } from '../../register/repository/lock.js';
import type { DepartureReason } from '../../register/values.js';

/** Ends a stay, and closes the series of presence checks with the departure. */
export async function departResident(
  request: Request,
  query: Query,
  { id, expectedVersion, when, reason, override }: Departure,
): Promise<void> {
  const { arrivedAt, departedAt, centreId, verification } = await lockResident(request, query, id);
  if (when < arrivedAt) {
    throw badInput(`Give a moment after the start of the stay (${arrivedAt.toISOString()}).`, 'at');
  }
  await changeResident(
    query,
    id,
    expectedVersion,
    sql`departed_at = ${at(when)}, departure_reason = ${reason}`,
  );
  if (departedAt) throw conflict('This stay is over already.', 'residentId');
  await voidLaterChecks(request, query, id, when, override);
  await query
    .insert(presence)
    .values({
      id: newIdentifier(),
      residentId: id,
      centreId,
      checkedAt: when,
      status: 'DEPARTED',
      checkedById: request.actor.staffMember ?? null,
      verification,
      // The moment at which it voided what came after it.
      createdAt: request.now,
      ...recordedBy(request),
    })
    .onConflictDoNothing();
}

export interface Departure {
  /** Of the resident. */
  id: string;
  expectedVersion: number;
  when: Date;
  reason: DepartureReason;
  /** Why checks that found the resident later are wrong; null when none are said to be. */
  override: string | null;
}

/**
 * A departure that is entered late must not stand against what was seen since. Checks that found nobody count no longer;
 * those that found the resident only by a reason.
 * @throws Refusal RULE_VIOLATION at `path`, naming the latest moment at which the resident was seen
 */
export async function voidLaterChecks(
  request: Request,
  query: Query,
  residentId: string,
  when: Date,
  override: string | null,
  path = 'at',
): Promise<void> {
  const later = and(
    eq(presence.residentId, residentId),
    isNull(presence.voidedAt),
    sql`${presence.checkedAt} >= ${at(when)}`,
  );
  const [seen] = await rows(
    query,
    sql`
    select max(seen_at) as "seenAt" from (
      select ${presence.checkedAt} as seen_at from ${presence} where ${later} and ${presence.status} = 'PRESENT'
      union all select ${basicAssistance.providedAt} from ${basicAssistance}
      where ${basicAssistance.residentId} = ${residentId} and ${basicAssistance.providedAt} >= ${at(when)}
        and ${basicAssistance.voidedAt} is null and ${openKinds(request)}) as seen`,
    z.object({ seenAt: z.coerce.date().nullable() }),
  );
  const latest = seen!.seenAt;
  if (latest && override === null) {
    throw new Refusal(
      'RULE_VIOLATION',
      `The resident was seen at the centre after that, last at ${latest.toISOString()}. Give a later moment, or say by \`override\` why that is wrong.`,
      { path, rule: 'SEEN_AFTER_THE_DEPARTURE', opens: 'An `override` with a reason.' },
    );
  }
  await query
    .update(presence)
    .set({ voidedAt: request.now, voidingReason: override ?? 'The stay had ended by then.' })
    .where(later);
}
