import { z } from 'zod';
import { isTimeZone } from '../values/day.js';

/** A moment on the wire, read into a `Date`. */
const moment = z.coerce.date();

/** What is agreed at one place: all versions of its agreement, and the hours of its windows. */
export const terms = z.object({
  timeZone: z.string().refine(isTimeZone),
  /** Wall-clock hours at the place, `HH:MM[:SS]`; a window that ends before it begins goes over midnight. */
  windows: z.array(z.object({ window: z.string(), startsAt: z.string(), endsAt: z.string() })),
  agreements: z.array(
    z.object({
      id: z.string(),
      number: z.number().int(),
      /** Whether every party has signed. */
      signed: z.boolean(),
      /** Codes of the organisations that sign it. */
      parties: z.array(z.string()),
      validFrom: moment,
      validUntil: moment.nullable(),
      responsibilities: z.array(
        z.object({
          function: z.string(),
          organisation: z.string(),
          level: z.string(),
          windows: z.array(z.string()),
          clause: z.string(),
        }),
      ),
    }),
  ),
});
export type Terms = z.infer<typeof terms>;
export type Agreement = Terms['agreements'][number];
export type Responsibility = Agreement['responsibilities'][number];

/** Whether a signed agreement holds at a moment: from its first instant until its end, which is not included. */
export const holdsAt = ({ signed, validFrom, validUntil }: Agreement, at: Date): boolean =>
  signed && validFrom <= at && (validUntil === null || at < validUntil);

/** The agreement that holds at a moment; of several the newest. */
export const agreementAt = ({ agreements }: Terms, at: Date): Agreement | undefined =>
  agreements.filter((one) => holdsAt(one, at)).sort((a, b) => b.number - a.number)[0];

/** Making a format costs more than using it. A graph knows few zones. */
const clocks = new Map<string, Intl.DateTimeFormat>();
const MOST_CLOCKS = 100;

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
    if (clocks.size >= MOST_CLOCKS) clocks.clear();
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** The wall-clock time at a place, `HH:MM:SS`. */
export const wallClock = (timeZone: string, at: Date): string => clockOf(timeZone).format(at);

const withSeconds = (time: string) => (time.length === 5 ? `${time}:00` : time);

/** The windows of a place that run at a moment, by its wall clock: none in a gap, more than one where they overlap. */
export function windowsAt({ timeZone, windows }: Terms, at: Date): string[] {
  const clock = wallClock(timeZone, at);
  return windows
    .filter(({ startsAt, endsAt }) => {
      const [from, until] = [withSeconds(startsAt), withSeconds(endsAt)];
      return from < until ? from <= clock && clock < until : from <= clock || clock < until;
    })
    .map(({ window }) => window);
}
