import { existsSync, renameSync, statSync } from 'node:fs';

const LONGEST = 10 * 1024 * 1024;
const MOST_KEPT = 3;

/**
 * Puts a log that has grown long aside before it is opened again: `x.log` becomes `x.log.1`, that one `x.log.2`; three are kept.
 * @param longest in bytes
 */
export function turnOver(file: string, longest = LONGEST): void {
  if (!existsSync(file) || statSync(file).size <= longest) return;
  for (let age = MOST_KEPT; age > 0; age -= 1) {
    const from = age === 1 ? file : `${file}.${age - 1}`;
    if (existsSync(from)) renameSync(from, `${file}.${age}`);
  }
}
