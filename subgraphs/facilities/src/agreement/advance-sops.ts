import type { Chore } from '@mrrm/platform/writing/chore';
import { sql } from 'drizzle-orm';
import { presentStatus } from '../access/in-force.js';
import { cooperationSop } from './table.js';

/** Writes down what the date has made of agreed SOPs. Readers see it at once: they compute it as this does. */
export const advanceSops: Chore = async function* ({ request }) {
  const now = new Date();
  const advanced = await request.write((query) =>
    query.execute(sql`update ${cooperationSop} set status = ${presentStatus(now)}, updated_at = now()
      where status in ('AGREED', 'IN_FORCE') and status <> ${presentStatus(now)} returning id`),
  );
  yield advanced.length;
};
