import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeBlock } from '../../../test/support/ports.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const LAUNCH = fileURLToPath(new URL('../../launch.mjs', import.meta.url));

/** `npm start`, as a process of its own. */
export interface Launcher {
  process: ChildProcess;
  /** All that it printed so far. */
  printed(): string;
  /** Waits until it has printed something that fits. @throws Error with what it printed when it ends first */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits for its end. */
  ended: Promise<number | null>;
}

/** Runs the launcher in a folder of its own. */
export function launch(environment: Record<string, string>, ...words: string[]): Launcher {
  const child = spawn(process.execPath, [LAUNCH, ...words], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      NODE_OPTIONS: process.env['NODE_OPTIONS'] ?? '',
      MRRM_DEMO: 'small',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const waiting = new Set<() => void>();
  const take = (part: Buffer) => {
    text += part.toString('utf8');
    for (const look of waiting) look();
  };
  child.stdout!.on('data', take);
  child.stderr!.on('data', take);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    process: child,
    printed: () => text,
    ended,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(text);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        void ended.then(() => reject(new Error(`It ended before it said ${pattern}:\n${text}`)));
        look();
      }),
  };
}

/** The processes that a process has started, with their command lines. Linux alone has this file. */
export function childrenOf(pid: number): { pid: number; command: string }[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return children.filter(Boolean).map((child) => ({
    pid: Number(child),
    command: readFileSync(`/proc/${child}/cmdline`, 'utf8').replaceAll('\0', ' '),
  }));
}

export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A gateway port such that those of the slices and of the issuer are free too. */
export const freeGatewayPort = (): Promise<number> => freeBlock([1, 2, 3, 4, 10]);

/** Removes the folder of a start, and its data where they lie elsewhere. */
export function removeFolder(folder: string): void {
  const elsewhere = join(folder, 'postgres', 'data-is-elsewhere.txt');
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
