import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const HAS_PROC = existsSync('/proc/self/stat');

/**
 * The moment a process started, in the machine's own notation: with the process id it names one process for ever,
 * since ids are given out again.
 * @returns undefined when no such process runs (one that ended but was not collected by its parent does not run)
 */
export function startOf(pid: number): string | undefined {
  if (!HAS_PROC) return ps(pid, 'lstart=');
  const stat = read(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces and brackets: the fields are counted from the last one.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && fields[0] !== 'Z' ? fields[19] : undefined;
}

/** The arguments of a process, the program first; empty when it does not run. */
export function argumentsOf(pid: number): string[] {
  if (!HAS_PROC) return (ps(pid, 'command=') ?? '').split(' ');
  return (read(`/proc/${pid}/cmdline`) ?? '').split('\0');
}

/** The process that started a process, or took it over. */
export function parentOf(pid: number): number | undefined {
  if (!HAS_PROC) return Number(ps(pid, 'ppid=')) || undefined;
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || undefined;
}

/** The processes that work in a folder: known on Linux only, elsewhere an empty list. */
export function processesIn(folder: string): number[] {
  if (!HAS_PROC) return [];
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  return pids.filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}

/** Sends a signal; a process that has ended meanwhile is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** @returns whether the condition became true within the deadline */
export async function becomes(condition: () => boolean, deadlineMilliseconds: number): Promise<boolean> {
  const until = performance.now() + deadlineMilliseconds;
  while (!condition()) {
    if (performance.now() > until) return false;
    await pause(20);
  }
  return true;
}

/** Tries to listen on a port of 127.0.0.1 (0: any free one). @returns the port, or undefined when it is taken */
export const freePort = (port: number) =>
  new Promise<number | undefined>((resolve) => {
    const server = createServer()
      .once('error', () => resolve(undefined))
      .listen({ host: '127.0.0.1', port, exclusive: true }, () => {
        const { port: given } = server.address() as { port: number };
        server.close(() => resolve(given));
      });
  });

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const ps = (pid: number, column: string) =>
  spawnSync('ps', ['-ww', '-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined;
