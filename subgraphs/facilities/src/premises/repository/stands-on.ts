import { type SQL, sql } from 'drizzle-orm';
import { bed } from '../table.js';

/** Whether a bed stands in its room on a day. */
export const standsOn = (day: SQL): SQL =>
  sql`((${bed.standsFrom} is null or ${bed.standsFrom} <= ${day})
    and (${bed.standsUntil} is null or ${bed.standsUntil} > ${day}))`;
