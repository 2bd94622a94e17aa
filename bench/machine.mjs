import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** Clock ticks a second in /proc/<pid>/stat: 100 on every Linux of today. */
const TICKS = 100;

const fieldsOf = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
const seconds = (fields, ...at) => at.reduce((sum, one) => sum + Number(fields[one]), 0) / TICKS;

/** CPU seconds that a process has used so far. */
export const cpuOf = (pid) => seconds(fieldsOf(pid), 11, 12);

function childrenOf(parent) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return Number(fieldsOf(pid)[1]) === parent;
      } catch {
        return false;
      }
    });
}

/** CPU seconds of PostgreSQL: of its first process, of those that it has started, and of those that have ended. */
export function cpuOfPostgres(postmaster) {
  const own = seconds(fieldsOf(postmaster), 11, 12, 13, 14);
  return childrenOf(postmaster).reduce((sum, pid) => {
    try {
      return sum + cpuOf(pid);
    } catch {
      return sum;
    }
  }, own);
}

/** The first process of the PostgreSQL to which a connection leads. */
export async function postmasterOf(sql) {
  const [{ pid }] = await sql`select pg_backend_pid() as pid`;
  return Number(fieldsOf(pid)[1]);
}

const kilobytes = (file, name) =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? Number.NaN);

/** Resident memory of a process in MB. */
export const memoryOf = (pid) => kilobytes(`/proc/${pid}/status`, 'VmRSS') / 1024;

/** The most that a process has had resident so far, in MB. */
export const largestOf = (pid) => kilobytes(`/proc/${pid}/status`, 'VmHWM') / 1024;

/** Memory of PostgreSQL in MB, with what its processes share counted once; NaN where the system does not tell. */
export function memoryOfPostgres(postmaster) {
  try {
    return [postmaster, ...childrenOf(postmaster)].reduce(
      (sum, pid) => sum + kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') / 1024,
      0,
    );
  } catch {
    return Number.NaN;
  }
}

/** What a result has to say about where it comes from. */
export async function provenanceOf(sql) {
  const git = (...words) => {
    try {
      return execFileSync('git', words, { encoding: 'utf8' }).trim();
    } catch {
      return 'unknown';
    }
  };
  const [{ version }] = await sql`select current_setting('server_version') as version`;
  return {
    date: new Date().toISOString(),
    commit: git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? ' with changes' : ''),
    node: process.versions.node,
    postgresql: version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    loadBefore: Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]),
  };
}
