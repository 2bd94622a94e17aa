import { type SQL, sql } from 'drizzle-orm';
import { placement } from '../table.js';

/**
 * From when until when a bed is held by somebody who is in it, or has it reserved. A stay whose expected end has passed
 * goes on until it ends: somebody who stays longer is still there.
 */
export const heldTime: SQL = sql`tstzrange(${placement.startsAt},
  case ${placement.stage} when 'RESERVED' then ${placement.expectedUntil} else ${placement.endsAt} end)`;
