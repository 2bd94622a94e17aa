// node clear.mjs <run folder> <other folder>…: ends what a run of the tests has left running, and removes its folders. With
// `--when-it-ends` it first waits until whoever holds the other end of standard input is gone, however it went.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stopLeftover } from '../../../start/dist/postgres/leftover.js';
import { becomes, signal } from '../../../start/dist/postgres/machine.js';

const { values, positionals } = parseArgs({
  options: { 'when-it-ends': { type: 'boolean' } },
  allowPositionals: true,
});
const [run, ...others] = positionals;
const ENDS_WITHIN_MILLISECONDS = 20_000;
const PLACE_ELSEWHERE = 'data-is-elsewhere.txt';

if (values['when-it-ends']) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});
  await new Promise((resolve) => process.stdin.once('close', resolve).resume());
}

/** The processes that have the run's folder for their temporary files: Linux alone tells; elsewhere they end by their pipes. */
function processesOfRun() {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      if (!pid || pid === process.pid) return false;
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`TMPDIR=${run}`);
      } catch {
        return false;
      }
    });
}

/** Where servers have lived: in the run's folder, or where PostgreSQL's user could reach them. */
function* homesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (existsSync(join(path, 'PG_VERSION'))) yield folder;
      else yield* homesIn(path);
    } else if (entry.name === PLACE_ELSEWHERE) yield readFileSync(path, 'utf8').trim();
  }
}

for (const name of ['SIGTERM', 'SIGKILL']) {
  for (const pid of processesOfRun()) signal(pid, name);
  if (await becomes(() => processesOfRun().length === 0, ENDS_WITHIN_MILLISECONDS)) break;
}
const homes = existsSync(run) ? [...new Set(homesIn(run))] : [];
for (const home of homes) if (existsSync(join(home, 'data'))) await stopLeftover(join(home, 'data'));
for (const place of [...homes, run, ...others]) rmSync(place, { recursive: true, force: true });
