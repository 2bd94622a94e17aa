import { type Act, judgeAct } from './judge-act.js';
import { type Terms, wallClock } from './terms.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Windows come again every day; two days hold each begin and end of them whatever the clocks do. */
const AHEAD = 2 * DAY;

/**
 * When the answer to whether an act is allowed becomes another one, if nobody agrees on anything new: a window of the place
 * ends or begins, or an agreement does.
 * @returns null when it stays as it is
 */
export function changesAt(terms: Terms, act: Act): Date | null {
  const isAllowed = (at: Date) => 'ground' in judgeAct(terms, { ...act, at });
  const before = isAllowed(act.at);
  const moments = [...boundsOfWindows(terms, act.at), ...boundsOfAgreements(terms, act.at)];
  const later = [...new Set(moments)].filter((moment) => moment > act.at.getTime()).sort((a, b) => a - b);
  const found = later.find((moment) => isAllowed(new Date(moment)) !== before);
  return found === undefined ? null : new Date(found);
}

/** Where agreements begin and end; an agreement may begin within a window that does not give the function, so its first days too. */
function boundsOfAgreements(terms: Terms, from: Date): number[] {
  const bounds = terms.agreements
    .flatMap(({ validFrom, validUntil }) => [validFrom, validUntil])
    .filter((moment): moment is Date => moment !== null && moment > from);
  return bounds.flatMap((moment) => [moment.getTime(), ...boundsOfWindows(terms, moment)]);
}

/** The moments of the next two days at which a window of the place begins or ends by its wall clock. */
function boundsOfWindows({ timeZone, windows }: Terms, from: Date): number[] {
  const start = from.getTime();
  const offsets = [...new Set([start, start + AHEAD].map((moment) => offsetAt(timeZone, moment)))];
  const times = [...new Set(windows.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))].map(ofDay);
  const moments = offsets.flatMap((offset) => {
    const midnight = Math.floor((start + offset) / DAY) * DAY - offset;
    return times.flatMap((time) => [0, 1, 2].map((day) => midnight + day * DAY + time));
  });
  // At the turn of the clocks a window may begin or end although no clock shows its hour.
  return offsets.length > 1 ? [...moments, turnBetween(timeZone, start, start + AHEAD)] : moments;
}

/** Milliseconds since midnight of `HH:MM[:SS]`. */
const ofDay = (time: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
};

/** By how much the clocks of a zone are ahead of UTC, in milliseconds, to the minute. */
function offsetAt(timeZone: string, moment: number): number {
  const whole = Math.floor(moment / MINUTE) * MINUTE;
  const ahead = ofDay(wallClock(timeZone, new Date(whole))) - (whole % DAY);
  // The wall clock tells no day: what is ahead lies within 14 hours behind and ahead.
  const minutes = Math.round(ahead / MINUTE);
  return (minutes > 840 ? minutes - 1440 : minutes < -720 ? minutes + 1440 : minutes) * MINUTE;
}

/** The first minute after the clocks of a zone were turned between two moments. */
function turnBetween(timeZone: string, from: number, until: number): number {
  const first = offsetAt(timeZone, from);
  let [before, after] = [Math.floor(from / MINUTE), Math.ceil(until / MINUTE)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(timeZone, middle * MINUTE) === first) before = middle;
    else after = middle;
  }
  return after * MINUTE;
}
