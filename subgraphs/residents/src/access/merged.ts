import { type SQL, sql } from 'drizzle-orm';
import { recordMerge } from '../duplicates/table.js';
import { resident } from '../register/table.js';

/** Whether a record was merged into another one that stands for the person: a condition on the table `resident`. */
export const isMerged: SQL = sql`exists (select from ${recordMerge}
  where ${recordMerge.residentId} = ${resident.id} and ${recordMerge.state} = 'MERGED')`;
