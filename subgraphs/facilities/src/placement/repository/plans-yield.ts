import type { Request } from '@mrrm/platform/context';
import { at as moment } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { sql } from 'drizzle-orm';
import { placement } from '../table.js';

/**
 * Somebody who stayed longer than expected was there while the bed was held for somebody else: that plan begins when the bed is
 * free, or is called off when its time is over by then. A plan never stands against what happened.
 */
export async function letPlansYield({ now }: Pick<Request, 'now'>, query: Query, bedId: string, at: Date) {
  const overtaken = sql`${placement.bedId} = ${bedId} and ${placement.stage} = 'RESERVED' and ${placement.startsAt} < ${moment(at)}`;
  const next = { version: sql`${placement.version} + 1`, updatedAt: now };
  const closing = {
    stage: 'CANCELLED',
    closedAt: now,
    closingReason: 'The bed was not free in time.',
  } as const;
  await query
    .update(placement)
    .set({ ...closing, ...next })
    .where(sql`${overtaken} and ${placement.expectedUntil} <= ${moment(at)}`);
  await query
    .update(placement)
    .set({ startsAt: at, ...next })
    .where(overtaken);
}
