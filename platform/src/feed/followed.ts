import { eq, sql } from 'drizzle-orm';
import { type pgSchema, text } from 'drizzle-orm/pg-core';
import { moment } from '../database/columns.js';
import type { Query } from '../database/database.js';

/** How far an owner has followed what other owners record, and when it went on last. */
export const followedTable = (schema: ReturnType<typeof pgSchema>) =>
  schema.table('followed', {
    feed: text('feed').primaryKey(),
    until: moment('until').notNull(),
    /** The place in the feed, as its owner gave it; null before the first change. */
    cursor: text('cursor'),
  });

/** Where a slice stands in one feed. Kept in the transaction of what was done, so that a kill does nothing twice and nothing never. */
export class FeedPlace {
  constructor(
    private readonly table: ReturnType<typeof followedTable>,
    /** The name by which the feed is kept. */
    private readonly feed: string,
  ) {}

  /** Behind which change the slice stands, null before the first one, and since when that is kept. */
  async stand(query: Query): Promise<{ cursor: string | null; until: Date }> {
    const { table } = this;
    const [kept] = await query
      .select({ cursor: table.cursor, until: table.until })
      .from(table)
      .where(eq(table.feed, this.feed));
    return kept ?? { cursor: null, until: new Date() };
  }

  /**
   * Goes on from one place to another, and holds it until the end of the transaction: replicas go on one after the other.
   * @returns false when another replica has gone on before
   */
  async goOn(query: Query, from: string | null, to: string | null): Promise<boolean> {
    const { table, feed } = this;
    await query.insert(table).values({ feed, until: sql`now()`, cursor: null }).onConflictDoNothing();
    const [kept] = await query
      .select({ cursor: table.cursor })
      .from(table)
      .where(eq(table.feed, feed))
      .for('update');
    if ((kept?.cursor ?? null) !== from) return false;
    await query.update(table).set({ cursor: to, until: sql`now()` }).where(eq(table.feed, feed));
    return true;
  }
}
