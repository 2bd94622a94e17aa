import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { reading } from '../table.js';

const whole = alias(reading, 'whole');

/** Whether the people of a centre as a whole were counted on a day: beside the headcount of a zone it tells who is in none, who may be few. */
export const isCentreCounted = (centreId: SQLWrapper, day: SQLWrapper): SQL<boolean> =>
  sql<boolean>`exists (select from ${reading} as whole where ${whole.centreId} = ${centreId} and ${whole.safeZoneId} is null
    and ${whole.roomId} is null and ${whole.kind} = 'HEADCOUNT' and ${whole.measuredOn} = ${day})`;
