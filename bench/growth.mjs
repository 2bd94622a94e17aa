// npm run bench:growth: what a read takes at our gateway with more and more residents who have left.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { startDatabases } from './data/databases.mjs';
import { GROWTH } from './forms.mjs';
import { startSubgraphs } from './graph.mjs';
import { History } from './growth/history.mjs';
import { measureReads } from './growth/measure.mjs';
import { writeGrowth } from './growth/page.mjs';
import { provenanceOf } from './machine.mjs';
import { Watch } from './measure.mjs';
import { SERVERS, startServer } from './servers.mjs';

const { values: words } = parseArgs({
  options: {
    million: { type: 'boolean', default: false },
    sizes: { type: 'string', default: GROWTH.sizes.join(',') },
    operations: { type: 'string' },
  },
});
const sizes = [...words.sizes.split(',').map(Number), ...(words.million ? [GROWTH.withMillion] : [])];
const results = process.env.BENCH_RESULTS ?? fileURLToPath(new URL('results/', import.meta.url));
const began = performance.now();
const secondsFrom = (start) => (performance.now() - start) / 1000;
const say = (text) => console.log(`${secondsFrom(began).toFixed(0).padStart(5)} s  ${text}`);

const data = await startDatabases(GROWTH.size);
const { databases, adminUrl, owners } = data;
const superuser = postgres(adminUrl, { max: 1, onnotice: () => {} });
const history = await History.of(owners);
try {
  const provenance = await provenanceOf(superuser);
  say(`${await history.residents()} residents are there.`);
  const [rows, added, earlier] = [[], [], new Map()];
  for (const residents of sizes) {
    const started = performance.now();
    await history.growTo(residents);
    added.push({ residents, seconds: secondsFrom(started) });
    say(`${residents} residents after ${added.at(-1).seconds.toFixed(0)} s.`);
    rows.push(...(await measureAt(residents, earlier, superuser)));
    mkdirSync(results, { recursive: true });
    writeGrowth(results, { provenance, settings: GROWTH, rows, history: added, seconds: secondsFrom(began) });
  }
  say(`Done; the results are in ${results}.`);
} finally {
  await history.end();
  await superuser.end();
  await data.stop();
}

/** Slices and gateway anew at each size: what they prepared for fewer rows is forgotten. */
async function measureAt(residents, earlier, superuser) {
  const graph = await startSubgraphs(GROWTH.size, { databases, adminUrl });
  graph.superuser = superuser;
  try {
    const ours = SERVERS.find(({ key }) => key === 'ours');
    const server = await startServer(ours, graph.environment, graph.folder);
    try {
      const watch = await Watch.of(graph);
      const only = words.operations?.split(',');
      return await measureReads({ graph, server, watch, settings: GROWTH, residents, earlier, only, say });
    } finally {
      await server.stop();
    }
  } finally {
    await graph.stop();
  }
}
