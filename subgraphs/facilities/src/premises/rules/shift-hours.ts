import { DateTime } from 'luxon';

/** The hours of a shift window on the clock of a centre, as `HH:MM`; the end may lie on the next day. */
export interface WindowHours {
  startsAt: string;
  endsAt: string;
}

const on = (day: DateTime, clock: string): DateTime => {
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  return day.set({ hour, minute, second: 0, millisecond: 0 });
};

/**
 * Whether a shift belongs to a window: at least half of the shift lies in it, or the shift holds at least half of it.
 * So a shift of 12 hours belongs to the window in which it mostly lies, and one of 24 hours to each.
 * @param timeZone IANA name, such as Europe/Sofia
 */
export function belongsToWindow(
  { from, until }: { from: Date; until: Date },
  { startsAt, endsAt }: WindowHours,
  timeZone: string,
): boolean {
  const first = DateTime.fromJSDate(from, { zone: timeZone }).startOf('day').minus({ days: 1 });
  const length = until.getTime() - from.getTime();
  for (let day = first; day.toMillis() < until.getTime(); day = day.plus({ days: 1 })) {
    const begin = on(day, startsAt);
    const end = on(endsAt > startsAt ? day : day.plus({ days: 1 }), endsAt);
    const shared = Math.min(until.getTime(), end.toMillis()) - Math.max(from.getTime(), begin.toMillis());
    if (shared > 0 && (shared * 2 >= length || shared * 2 >= end.toMillis() - begin.toMillis())) return true;
  }
  return false;
}
