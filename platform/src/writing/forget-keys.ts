import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '../database/rows.js';
import type { Chore } from './chore.js';

/** So that no lock is long and no replica falls behind its primary. */
const MOST_KEYS = 1000;

/**
 * Forgets idempotency keys that are older than 30 days, the oldest first. The period is the database's own: row-level security
 * shows nobody a younger key to take away.
 * @yields 0: nothing is settled by it
 */
export const forgetKeys = (owner: string): Chore =>
  async function* ({ request }) {
    const table = sql`${sql.identifier(owner)}.idempotency`;
    const old = sql`created_at < now() - interval '30 days'`;
    const found = await rows(
      await request.read(),
      sql`select from ${table} where ${old} limit 1`,
      z.object({}),
    );
    if (found.length === 0) return;
    for (let taken = MOST_KEYS; taken === MOST_KEYS; yield 0) {
      const keys = await request.write((write) =>
        write.execute(sql`delete from ${table} where (organisation, subject, key) in
          (select organisation, subject, key from ${table} where ${old} order by created_at limit ${MOST_KEYS}) returning key`),
      );
      taken = keys.length;
    }
  };
