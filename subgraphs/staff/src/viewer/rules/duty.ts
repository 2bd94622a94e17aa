/** A stretch of work of one person. Stretches of one person never overlap. */
export interface Stretch {
  startsAt: Date;
  endsAt: Date;
}

/** How far back and ahead one's own shifts tell where one works, in milliseconds. */
export const LOOK_BACK = 7 * 86_400_000;
export const LOOK_AHEAD = 14 * 86_400_000;

/** Whether a person works at a moment, until when, and what comes next. */
export interface DutyAt<One extends Stretch> {
  running: One | null;
  /** The end of the running stretch, or of the last one that follows it without a gap. */
  until: Date | null;
  /** The first stretch that begins later. */
  next: One | null;
}

/** @param stretches those of one person, the earliest first */
export function dutyAt<One extends Stretch>(stretches: readonly One[], now: Date): DutyAt<One> {
  const running = stretches.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt) ?? null;
  let until = running?.endsAt ?? null;
  if (until)
    for (const { startsAt, endsAt } of stretches) if (startsAt <= until && endsAt > until) until = endsAt;
  return { running, until, next: stretches.find(({ startsAt }) => startsAt > now) ?? null };
}

/** How far a stretch is from a moment, in milliseconds; 0 while it runs. */
const distance = ({ startsAt, endsAt }: Stretch, now: Date): number =>
  Math.max(startsAt.getTime() - now.getTime(), now.getTime() - endsAt.getTime(), 0);

/** The same stretches, the one that is nearest to a moment first; of two that are as near the later one. */
export const nearestFirst = <One extends Stretch>(stretches: readonly One[], now: Date): One[] =>
  [...stretches].sort(
    (one, other) =>
      distance(one, now) - distance(other, now) || other.startsAt.getTime() - one.startsAt.getTime(),
  );
