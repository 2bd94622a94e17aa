import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { becomes, signal, startOf } from './postgres/machine.js';

/** Which process does something here: its number and the moment it started, since numbers are given out again. */
const file = (folder: string, name: string) => join(folder, 'run', `${name}.pid`);
const BY_HAND = '.by-hand';
const ENDS_WITHIN_MILLISECONDS = 12_000;

/** Writes down that a process is the one of this name, such as `launcher`, `services` or `services.by-hand`. */
export function claim(folder: string, name: string, pid = process.pid): void {
  writeFileSync(file(folder, name), `${pid} ${startOf(pid)}`, { mode: 0o600 });
}

/** The process of that name, if it still runs. */
export function claimant(folder: string, name: string): number | undefined {
  try {
    const [pid, start] = readFileSync(file(folder, name), 'utf8').split(/ (.*)/s);
    return start && startOf(Number(pid)) === start ? Number(pid) : undefined;
  } catch {
    return undefined;
  }
}

/** Whoever runs a part by hand, by the part's name. */
export const byHand = (name: string) => `${name}${BY_HAND}`;

/** Asks a process of that name to end, and waits for it. */
export async function endClaimant(folder: string, name: string): Promise<void> {
  const pid = claimant(folder, name);
  if (pid !== undefined) {
    signal(pid, 'SIGTERM');
    if (!(await becomes(() => claimant(folder, name) === undefined, ENDS_WITHIN_MILLISECONDS)))
      signal(pid, 'SIGKILL');
  }
  rmSync(file(folder, name), { force: true });
}

/** Ends every part that somebody runs by hand: it would block the ports of the next start. */
export async function endAllByHand(folder: string): Promise<void> {
  const names = readdirSync(join(folder, 'run'))
    .filter((name) => name.endsWith(`${BY_HAND}.pid`))
    .map((name) => name.slice(0, -'.pid'.length));
  await Promise.all(names.map((name) => endClaimant(folder, name)));
}
