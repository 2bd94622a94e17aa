import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** The zone of a deployment that says none: that of the centres for which this was built. */
export const DEFAULT_TIME_ZONE = 'Europe/Sofia';

/** Making a format costs more than using it. A graph knows few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATS = 100;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    // Of all locales, sv-SE writes a date as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone });
    if (formats.size >= MOST_FORMATS) formats.clear();
    formats.set(timeZone, format);
  }
  return format;
}

/**
 * The calendar day of a moment on the clock of a time zone: the one way to make a day.
 * @param timeZone IANA name, such as Europe/Sofia
 * @returns YYYY-MM-DD
 */
export const dayAt = (moment: Date, timeZone: string): string => formatOf(timeZone).format(moment);

/** The same in SQL. */
export const sqlDayAt = (moment: SQL | AnyPgColumn, timeZone: SQL | AnyPgColumn | string): SQL =>
  sql`(${moment} at time zone ${typeof timeZone === 'string' ? sql`${timeZone}::text` : timeZone})::date`;

/** The first moment of a day, in SQL. */
export const sqlBeginningOf = (day: string, timeZone: string): SQL =>
  sql`(${day}::date::timestamp at time zone ${timeZone}::text)`;

/** Whether a text is the name of a time zone that this machine knows. */
export function isTimeZone(text: string): boolean {
  try {
    return formatOf(text) !== undefined;
  } catch {
    return false;
  }
}

const DAY = 86_400_000;

/** A day so many days later. @param day YYYY-MM-DD */
export function daysAfter(day: string, days: number): string {
  // Days alone have no clock: all of them are counted on that of UTC.
  return dayAt(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY), 'UTC');
}
