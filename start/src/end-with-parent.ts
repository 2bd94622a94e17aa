import { basename } from 'node:path';
import { argumentsOf, parentOf, startOf } from './postgres/machine.js';

const LOOKS_EVERY_MILLISECONDS = 500;
const SHELLS = ['sh', 'bash', 'dash', 'zsh'];

/**
 * Who started this process: its parent, and who started that when it is the shell that npm puts between (`sh -c "…"`). npm
 * itself ends on a signal of a service manager without a word to what it runs.
 */
function starters(): number[] {
  const parent = process.ppid;
  const [program = '', option] = argumentsOf(parent);
  const isShell = SHELLS.includes(basename(program)) && option === '-c';
  const above = isShell ? parentOf(parent) : undefined;
  // The first process of a machine or container never ends before the others.
  return [parent, ...(above === undefined ? [] : [above])].filter((pid) => pid > 1);
}

/** Calls `work` once when one of those processes has ended; whoever started this one, by default. */
export function whenEnded(work: () => void, pids = starters()): void {
  const started = pids.map((pid) => [pid, startOf(pid)] as const);
  const timer = setInterval(() => {
    if (started.every(([pid, start]) => startOf(pid) === start)) return;
    clearInterval(timer);
    work();
  }, LOOKS_EVERY_MILLISECONDS);
  timer.unref();
}
