import { badInput } from '@mrrm/platform/wire/errors';

const LONGEST_DAYS = 62;
const DAY = 86_400_000;

/** @throws Refusal BAD_USER_INPUT unless the range begins before it ends and is at most 62 days long */
export function readRange({ from, until }: { from: Date; until: Date }): { from: Date; until: Date } {
  if (from >= until) throw badInput('The range ends before it begins.', 'until');
  if (until.getTime() - from.getTime() > LONGEST_DAYS * DAY) {
    throw badInput(`Ask for at most ${LONGEST_DAYS} days at once.`, 'until');
  }
  return { from, until };
}
