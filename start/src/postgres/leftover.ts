import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { argumentsOf, becomes, processesIn, signal, startOf } from './machine.js';

/**
 * Stops what a killed launcher, or a killed server, has left running on a data folder, so that a new server can start.
 * Only a process that is PostgreSQL and works on this very folder is ever sent a signal.
 * @throws Error with one sentence when it does not end within a minute
 */
export async function stopLeftover(data: string): Promise<void> {
  const pid = postmasterOf(data);
  if (pid !== undefined && isPostmaster(pid, data)) {
    const ended = () => !isPostmaster(pid, data);
    signal(pid, 'SIGINT');
    if (!(await becomes(ended, 45_000))) {
      signal(pid, 'SIGQUIT');
      if (!(await becomes(ended, 15_000))) {
        throw new Error(`A PostgreSQL left over on ${data} does not stop: end process ${pid} yourself.`);
      }
    }
  }
  await stopOrphans(data);
  // Its number now belongs to a stranger (or to a dead process nobody collects): PostgreSQL would take that for a live server.
  if (pid !== undefined && isTaken(pid)) rmSync(join(data, 'postmaster.pid'), { force: true });
}

function postmasterOf(data: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isPostmaster(pid: number, data: string): boolean {
  const [program = '', ...rest] = argumentsOf(pid);
  return (
    startOf(pid) !== undefined &&
    ['postgres', 'postmaster'].includes(basename(program)) &&
    rest.includes(data)
  );
}

/** Server processes whose postmaster was killed: a new server refuses to start while one of them is busy. */
async function stopOrphans(data: string): Promise<void> {
  const orphans = () => processesIn(data).filter((pid) => argumentsOf(pid)[0]?.startsWith('postgres'));
  for (const [name, deadline] of [
    ['SIGTERM', 5000],
    ['SIGKILL', 5000],
  ] as const) {
    for (const pid of orphans()) signal(pid, name);
    if (await becomes(() => orphans().length === 0, deadline)) return;
  }
  throw new Error(
    `Processes of a killed PostgreSQL still work on ${data}: end them yourself (${orphans().join(', ')}).`,
  );
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
