import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { recordMerge } from '../duplicates/table.js';
import { resident } from '../register/table.js';

/** Whether a record was merged into another one that stands for the person: a condition on the table `resident`. */
export const isMerged: SQL = sql`exists (select from ${recordMerge}
  where ${recordMerge.residentId} = ${resident.id} and ${recordMerge.state} = 'MERGED')`;

/** Whose record it is: the record itself, or the one that stands for it since they were merged. */
export const survivorOf = (residentId: SQLWrapper): SQL =>
  sql`coalesce((select ${recordMerge.survivorId} from ${recordMerge}
    where ${recordMerge.residentId} = ${residentId} and ${recordMerge.state} = 'MERGED'), ${residentId})`;
