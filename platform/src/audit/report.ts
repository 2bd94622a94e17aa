import { basename } from 'node:path';
import type { Verdict } from './verify.js';

/** What a check found, for people: one line for each thing, the verdict last. */
export interface Report {
  lines: string[];
  /** Whether somebody has to look: a link is broken. */
  broken: boolean;
}

/** Tells what the check of one owner's audit found. */
export function reportOf(owner: string, { good, broken, restored = [], unusable = [] }: Verdict): Report {
  const lines = [
    ...unusable.map(
      ({ file, line, reason }) => `${owner}: witness ${basename(file)}, line ${line}: ${reason}.`,
    ),
    ...restored.map(
      ({ from, lost, at, reason }) =>
        `${owner}: restored from link ${from.sequence}, recorded ${at}: links ${from.sequence + 1} to ${lost.sequence} of then are gone (${reason}).`,
    ),
    broken
      ? `${owner}: broken at link ${broken.sequence} after ${good} good ones: ${broken.reason}.`
      : `${owner}: ${good} links, whole and sealed.`,
  ];
  return { lines, broken: broken !== undefined };
}
