import { at } from '@mrrm/platform/database/conditions';
import { type SQL, sql } from 'drizzle-orm';
import { cooperationSop } from '../agreement/table.js';
import type { SopStatus } from '../agreement/values.js';

/** Whether the next version begins where this one ends. */
export const isSuperseded = sql`exists (select from facilities.cooperation_sop as successor
  where successor.centre_id = ${cooperationSop.centreId} and successor.number > ${cooperationSop.number}
    and successor.status <> 'DRAFT' and successor.valid_from = ${cooperationSop.validUntil})`;

/** Where an SOP stands at a moment: what the date has made of the status that is written down. */
export const presentStatus = (now: Date): SQL<SopStatus> => sql<SopStatus>`case
  when ${cooperationSop.status} not in ('AGREED', 'IN_FORCE') then ${cooperationSop.status}
  when ${cooperationSop.validUntil} <= ${at(now)} then case when ${isSuperseded} then 'SUPERSEDED' else 'ENDED' end
  when ${cooperationSop.validFrom} <= ${at(now)} then 'IN_FORCE'
  else 'AGREED' end`;

/** An SOP was in force at a moment when every party had signed it and it holds then. */
export const wasInForceAt = (moment: Date): SQL => sql`(
  ${cooperationSop.status} <> 'DRAFT'
  and ${cooperationSop.validFrom} <= ${at(moment)}
  and (${cooperationSop.validUntil} is null or ${cooperationSop.validUntil} > ${at(moment)}))`;

/** Where past versions overlap the one that is in force now, that one counts; among past ones, the newest. */
export const bestInForceFirst = sql`(${cooperationSop.status} in ('AGREED', 'IN_FORCE')) desc, ${cooperationSop.number} desc`;
