import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { Refusal } from '@mrrm/platform/wire/errors';
import { and, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { complaint, complaintMiss, complaintStep } from '../table.js';
import type { ComplaintProgress } from '../types/write.js';

/** How many codes that nobody has one person or program may give in an hour: a mistyped one is no attack, a thousand are. */
const MOST_MISSES = 20;
const HOUR = 3_600_000;

/** Row-level security shows a complaint to whoever names the hash of its code, and that is said for this transaction alone. */
const showByCode = (query: Query, codeHash: string) =>
  query.execute(sql`select set_config('app.complaint_code', ${codeHash}, true)`);

/**
 * Looks for a complaint by its code, and counts a code that none has.
 * @returns whether there is one
 * @throws Refusal RATE_LIMITED for whoever has given too many within an hour, before anything is looked for
 */
export async function lookFor(request: Request, query: Query, codeHash: string): Promise<boolean> {
  const { actor, now } = request;
  const { principal } = actor;
  await query.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('complaint ' || ${principal}::text, 0))`,
  );
  const [missed] = await query
    .select({ times: sql<number>`count(*)::int` })
    .from(complaintMiss)
    .where(
      and(
        eq(complaintMiss.principal, principal),
        gt(complaintMiss.missedAt, at(new Date(now.getTime() - HOUR))),
      ),
    );
  if (missed!.times >= MOST_MISSES)
    throw new Refusal('RATE_LIMITED', 'Too many codes that no complaint has. Ask again in an hour.', {
      path: 'code',
    });
  await showByCode(query, codeHash);
  const found = await query
    .select({ id: complaint.id })
    .from(complaint)
    .where(eq(complaint.codeHash, codeHash));
  if (found.length > 0) return true;
  await query.insert(complaintMiss).values({ id: newIdentifier(), principal, missedAt: now });
  return false;
}

/** How far the complaint with a code has come. */
export async function progressOf(request: Request, codeHash: string): Promise<ComplaintProgress | null> {
  const query = await request.database.read();
  await showByCode(query, codeHash);
  const [found] = await rows(
    query,
    sql`select ${complaint.state} as state, ${complaint.receivedAt} as "receivedAt", ${complaint.acknowledgeBy} as "acknowledgeBy",
      answer.text as answer, answer.taken_at as "answeredAt"
    from ${complaint} left join lateral (select ${complaintStep.text}, ${complaintStep.takenAt} from ${complaintStep}
      where ${complaintStep.complaintId} = ${complaint.id} and ${complaintStep.step} = 'ANSWERED'
      order by ${complaintStep.takenAt} desc limit 1) as answer on true
    where ${complaint.codeHash} = ${codeHash}`,
    z.object({
      state: z.custom<ComplaintProgress['state']>(),
      receivedAt: z.coerce.date(),
      acknowledgeBy: z.coerce.date(),
      answer: z.string().nullable(),
      answeredAt: z.coerce.date().nullable(),
    }),
  );
  return found ?? null;
}
