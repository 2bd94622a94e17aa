// npm run bench: what people ask of the graph, through our gateway and its peers, over the same slices and data.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { OWNERS } from '../start/dist/owners.js';
import { readWords } from './forms.mjs';
import { startSubgraphs } from './graph.mjs';
import { History } from './growth/history.mjs';
import { measureReads } from './growth/measure.mjs';
import { writeGrowth } from './growth/page.mjs';
import { askBeside } from './load/ask.mjs';
import { memoryOf, memoryOfPostgres, provenanceOf } from './machine.mjs';
import { Watch } from './measure.mjs';
import { OPERATIONS } from './operations/all.mjs';
import { hidesPeople } from './operations/postgraphile.mjs';
import { pageOf } from './report/page.mjs';
import { summarise } from './report/summary.mjs';
import { measureOperation } from './rounds.mjs';
import { isInstalled, SERVERS, startServer } from './servers.mjs';

const began = performance.now();
const { form, settings, operations: onlyOperations, servers: onlyServers } = readWords(process.argv.slice(2));
const wanted = (all, only, nameOf) => all.filter((one) => !only || only.includes(nameOf(one)));
const operations = wanted(OPERATIONS, onlyOperations, ({ name }) => name);
const chosen = wanted(SERVERS, onlyServers, ({ key }) => key);
const servers = chosen.filter(isInstalled);
const leftOut = chosen.filter((server) => !isInstalled(server)).map(({ name }) => name);
// The tiny form gives no figures worth keeping.
const kept = form === 'tiny' ? '../.mrrm/bench/results/' : 'results/';
const results = process.env.BENCH_RESULTS ?? fileURLToPath(new URL(kept, import.meta.url));
const say = (text) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}`);

const given = process.env.BENCH_DATABASES && JSON.parse(process.env.BENCH_DATABASES);
const withMonolith = servers.some(({ isMonolith }) => isMonolith);
const graph = await startSubgraphs(settings.size, given, { withMonolith });
graph.superuser = postgres(graph.adminUrl, { max: 1, onnotice: () => {} });
const running = [];
try {
  say('The slices run.');
  running.push(
    ...(await Promise.all(servers.map((one) => startServer(one, graph.environment, graph.folder)))),
  );
  const provenance = await provenanceOf(graph.superuser);
  say(`${running.length} servers run.`);
  const watch = await Watch.of(graph);
  const asked = { server: running.find(({ key }) => key === 'ours'), people: graph.people };
  const monolith = running.find(({ isMonolith }) => isMonolith);
  const world = {
    admin: graph.admin,
    places: settings.places,
    askOurs: (...words) => askBeside(asked, ...words),
    askMonolith: monolith && ((...words) => askBeside({ server: monolith, people: graph.people }, ...words)),
  };
  if (monolith) await hidesPeople(world.askMonolith);
  const measurements = [];
  for (const operation of operations)
    measurements.push(
      ...(await measureOperation({ operation, running, graph, watch, settings, world, say })),
    );
  const result = {
    provenance,
    form,
    settings,
    leftOut,
    until: graph.until,
    seconds: (performance.now() - began) / 1000,
    operations: operations.map(({ name, title }) => ({ name, title })),
    servers: running.map(({ key, name, remark }) => ({ key, name, remark })),
    memory: [
      ...running.map(({ name, pid }) => ({ name, megabytes: memoryOf(pid) })),
      ...OWNERS.map((owner) => ({ name: `slice ${owner}`, megabytes: memoryOf(graph.pids[owner]) })),
      { name: 'PostgreSQL', megabytes: memoryOfPostgres(watch.postmaster) },
    ],
    rows: summarise(measurements),
    measurements,
  };
  mkdirSync(results, { recursive: true });
  if (settings.growth) await growWhatRuns({ graph, server: asked.server, watch, settings: settings.growth });
  const page = pageOf(result);
  writeFileSync(`${results}/peers-${form}.json`, `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(`${results}/peers-${form}.md`, page);
  console.log(page);
  const failed = result.rows.filter((row) => row.failed > 0);
  for (const { operation, kind, server, failed: many } of failed)
    console.error(`${operation}, ${kind}, ${server}: ${many} answers were no good ones.`);
  say(`Done; the results are in ${results}.`);
  if (failed.some(({ server }) => server === 'ours')) process.exitCode = 1;
} catch (error) {
  for (const { name, log } of running) {
    const end = readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
    if (end) console.error(`The log of ${name} ends:\n${end}`);
  }
  throw error;
} finally {
  await Promise.all(running.map((server) => server.stop()));
  await graph.superuser.end();
  await graph.stop();
}

/** Growth over the slices that run already: whether all of it works. */
async function growWhatRuns({ settings: growth, ...measured }) {
  const started = performance.now();
  const history = await History.of(graph.owners);
  try {
    const begin = await history.residents();
    const [rows, added, earlier] = [[], [], new Map()];
    for (const more of growth.more) {
      const residents = begin + more;
      await history.growTo(residents);
      added.push({ residents, seconds: (performance.now() - started) / 1000 });
      rows.push(...(await measureReads({ ...measured, settings: growth, residents, earlier, say })));
    }
    const seconds = (performance.now() - started) / 1000;
    const provenance = await provenanceOf(graph.superuser);
    writeGrowth(results, { provenance, settings: growth, rows, history: added, seconds });
  } finally {
    await history.end();
  }
}
