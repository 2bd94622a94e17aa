import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { complaint, complaintStep } from '../../complaints/table.js';
import { TABLES, TAKEN } from '../rules/columns.js';
import { settingOf } from './anonymise.js';
import { inForce } from './rules.js';

/**
 * Complaints of which nobody knows whose they are: no departure says when their time is over. The period of PROTECTION counts from the day on
 * which they were closed; of those that are not closed nothing is taken.
 */
const OVER = sql`${complaint} join ${inForce} as rule on rule.record_class = 'PROTECTION'
  where ${complaint.residentId} is null and ${complaint.state} = 'CLOSED' and ${complaint.text} <> ${TAKEN}
    and (select max(${complaintStep.takenAt}) from ${complaintStep} where ${complaintStep.complaintId} = ${complaint.id})
      + make_interval(months => rule.months) <= now()`;

const counted = z.object({ count: z.number() });

/** How many complaints without a name are due. */
export async function countNameless(query: Query): Promise<number> {
  const [found] = await rows(query, sql`select count(*)::int as count from ${OVER}`, counted);
  return found!.count;
}

/** Takes what was said in some complaints without a name, and in the answers to them. @returns of how many */
export async function takeNameless(query: Query, most: number): Promise<number> {
  const locked = await rows(
    query,
    sql`select ${complaint.id} as id from ${OVER} order by ${complaint.id} limit ${most} for update of complaint`,
    z.object({ id: z.string() }),
  );
  const ids = sql`any(${sql.param(locked.map(({ id }) => id))}::uuid[])`;
  await query.execute(
    sql`update ${complaintStep} set ${ofProtection('complaint_step')} where ${complaintStep.complaintId} = ${ids}`,
  );
  await query.execute(
    sql`update ${complaint} set ${ofProtection('complaint')} where ${complaint.id} = ${ids}`,
  );
  return locked.length;
}

/** What is taken of a table with PROTECTION. */
function ofProtection(table: 'complaint' | 'complaint_step') {
  const rule = TABLES[table]!;
  return settingOf(table, ('takes' in rule && rule.takes.PROTECTION) || {});
}
