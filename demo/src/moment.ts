export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const TIME_ZONE = 'Europe/Sofia';
const localParts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});
const offsets = new Map<string, number>();

/** How far Sofia's clocks are ahead of UTC at noon of a day, in milliseconds. */
function offsetOn(day: string): number {
  let offset = offsets.get(day);
  if (offset === undefined) {
    const noon = Date.parse(`${day}T12:00:00Z`);
    offset = Date.parse(`${localParts.format(noon).replace(' ', 'T')}Z`) - noon;
    offsets.set(day, offset);
  }
  return offset;
}

/**
 * The moment, in milliseconds, at which Sofia's clocks show a time. The offset is that of the day's noon: no shift here
 * begins in the one hour of the year in which that would differ.
 * @param day YYYY-MM-DD
 * @param time HH:MM
 */
export const localMoment = (day: string, time: string): number =>
  Date.parse(`${day}T${time}:00Z`) - offsetOn(day);

/** The day of a moment in UTC, YYYY-MM-DD. */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

export const dayAfter = (day: string, days = 1): string => dayOf(Date.parse(`${day}T00:00:00Z`) + days * DAY);

/** The night at which the demo's history ends: 31 December 2024, half past nine in the evening in Sofia. */
export const demoMoment = new Date(localMoment('2024-12-31', '21:30'));
