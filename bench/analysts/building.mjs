import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../start/dist/folder.js';
import { closedLoop } from '../load/loads.mjs';
import { largestOf } from '../machine.mjs';
import { median } from '../report/summary.mjs';

/** Owners with closed numbers of people. */
const OWNERS = ['residents', 'services'];

/**
 * Builds the editions that are due, by the program that a slice runs beside itself, while a page of residents is asked again and again.
 * @returns of each edition how long it took, and the pace of the page alone and meanwhile
 */
export async function buildEditions({ graph, server, settings, care, say }) {
  const turn = () =>
    closedLoop({ operation: care.operation, server, people: graph.people }, care.request, {
      connections: settings.connections,
      seconds: settings.seconds,
      from: 0,
    });
  await turn();
  const alone = [await turn()];
  const beside = [];
  const editions = [];
  for (const owner of OWNERS) {
    const built = startBuilding(owner, graph.databases[owner].appUrl, settings.editions, (edition) => {
      editions.push({ owner, ...edition });
      say(`${owner} ${edition.year} in ${edition.seconds} s`);
    });
    while (!built.isOver()) beside.push(await turn());
    await built.end;
  }
  alone.push(await turn());
  const pace = (turns) => median(turns.map(({ perSecond }) => perSecond));
  const latency = (turns) => median(turns.map(({ p50 }) => p50));
  const failed = [...alone, ...beside].reduce((sum, one) => sum + one.failed, 0);
  return {
    editions,
    failed,
    alone: { perSecond: pace(alone), p50: latency(alone) },
    beside: { perSecond: pace(beside), p50: latency(beside), turns: beside.length },
  };
}

/** The program steps back behind all others by itself only in a thread; as a process it is told to. */
function startBuilding(owner, url, most, onBuilt) {
  const program = join(ROOT, 'subgraphs', owner, 'dist', 'figures', 'build.js');
  const child = spawn('nice', ['-n', '19', process.execPath, program], {
    env: { PATH: process.env.PATH, [`DATABASE_URL_${owner.toUpperCase()}`]: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let over = false;
  let built = 0;
  createInterface(child.stdout).on('line', (line) => {
    const said = JSON.parse(line);
    if (built === most) return;
    onBuilt({ year: said.year, months: said.months, seconds: said.seconds, megabytes: largestOf(child.pid) });
    // The year that is not over comes first: what is built when a month is closed.
    if (said.months === 12) built += 1;
    if (built === most) child.kill('SIGTERM');
  });
  const end = once(child, 'close').then(([status]) => {
    over = true;
    if (status !== 0 && built !== most)
      throw new Error(`The editions of ${owner} were not built: ${status}.`);
  });
  end.catch(() => undefined);
  return { end, isOver: () => over };
}
