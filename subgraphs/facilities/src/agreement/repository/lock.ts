import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { notFound } from '@mrrm/platform/wire/errors';
import { and, eq, sql } from 'drizzle-orm';
import { cooperationSop } from '../table.js';

/** An SOP as it is written down. */
export type SopRow = typeof cooperationSop.$inferSelect;

/** Everything that is written about the SOPs of one centre goes in turn. */
export const lockSopsOf = (query: Query, centreId: string) =>
  query.execute(sql`select pg_advisory_xact_lock(hashtextextended('sops of ' || ${centreId}, 0))`);

/** Finds an SOP about to be changed, in its turn. @throws Refusal NOT_FOUND at `sopId` */
export async function lockSop(request: Request, query: Query, sopId: string): Promise<SopRow> {
  const find = () =>
    query
      .select()
      .from(cooperationSop)
      .where(and(eq(cooperationSop.id, sopId), visibleAt(request, 'PREMISES', cooperationSop.centreId)));
  const [seen] = await find();
  if (!seen) throw notFound('SOP', 'sopId');
  await lockSopsOf(query, seen.centreId);
  return (await find())[0]!;
}
