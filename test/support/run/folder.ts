import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startOf } from '../../../start/dist/postgres/machine.js';
import { inMemory, MEMORY } from './memory.js';

const CLEAR = fileURLToPath(new URL('clear.mjs', import.meta.url));
const NAME = 'mrrm-tests-';
const WHOSE = 'run';

/**
 * The folder of one run of the tests: whatever they put into the machine's temporary folder, or their processes do, lies in it. It lies
 * where TMPDIR says, else in memory where there is room (`memory.ts`), else in the machine's temporary folder. A
 * process beside this one ends what is left running and removes the folder as soon as this one is gone, killed or not.
 */
export interface RunFolder {
  path: string;
  /** Until nothing of the run is left. */
  remove(): Promise<void>;
}

/** Makes the folder, after what a crash of the whole machine has left was cleared. @param others removed with it */
export async function makeRunFolder(others: string[]): Promise<RunFolder> {
  const machine = tmpdir();
  const memory = process.env['TMPDIR'] ? undefined : inMemory();
  for (const left of [machine, ...(memory ? [MEMORY] : [])].flatMap(runsIn))
    if (isOver(left)) spawnSync(process.execPath, [CLEAR, left], { stdio: 'inherit' });
  const path = mkdtempSync(join((memory?.hasRoom && MEMORY) || machine, NAME));
  // PostgreSQL, which runs under another user where the tests run as root, has to pass.
  chmodSync(path, 0o711);
  writeFileSync(join(path, WHOSE), `${process.pid} ${startOf(process.pid)}`);
  // A group of its own: Ctrl-C reaches the tests, which end in order.
  const clearing = spawn(process.execPath, [CLEAR, '--when-it-ends', path, ...others], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  });
  await once(clearing, 'spawn');
  clearing.unref();
  (clearing.stdin as unknown as { unref?(): void }).unref?.();
  process.env['TMPDIR'] = path;
  return {
    path,
    async remove() {
      process.env['TMPDIR'] = machine;
      clearing.ref();
      const ended = once(clearing, 'exit');
      clearing.stdin.end();
      await ended;
    },
  };
}

const runsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.startsWith(NAME))
    .map((name) => join(folder, name));

/** Whether the run that made a folder has ended. A folder in the making is nobody's yet and is left alone. */
function isOver(folder: string): boolean {
  try {
    const [pid, start] = readFileSync(join(folder, WHOSE), 'utf8').split(/ (.*)/s);
    return startOf(Number(pid)) !== start;
  } catch {
    return false;
  }
}
