import { at } from '@mrrm/platform/conditions';
import { type SQL, sql } from 'drizzle-orm';
import { placement } from '../tables.js';

/** Whether a placement holds at a moment: its start included, its end not. */
export const holdsAt = (moment: Date): SQL =>
  sql`(${placement.startsAt} <= ${at(moment)} and (${placement.endsAt} is null or ${placement.endsAt} > ${at(moment)}))`;
