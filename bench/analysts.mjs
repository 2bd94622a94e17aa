// npm run bench:analysts: what the numbers of closed periods cost, and what those who count cost those who look after somebody.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { buildEditions } from './analysts/building.mjs';
import { measureNeighbours } from './analysts/neighbours.mjs';
import { pageOfAnalysts } from './analysts/page.mjs';
import { measureQuestions } from './analysts/questions.mjs';
import { ANALYSTS } from './forms.mjs';
import { startSubgraphs } from './graph.mjs';
import { askBeside } from './load/ask.mjs';
import { provenanceOf } from './machine.mjs';
import { flagship } from './operations/reads.mjs';
import { SERVERS, startServer } from './servers.mjs';

const { values: words } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, tiny: { type: 'boolean', default: false } },
});
const form = words.tiny ? 'tiny' : words.quick ? 'quick' : 'full';
const settings = ANALYSTS[form];
const results = process.env.BENCH_RESULTS ?? fileURLToPath(new URL('results/', import.meta.url));
const began = performance.now();
const say = (text) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}`);

const given = process.env.BENCH_DATABASES && JSON.parse(process.env.BENCH_DATABASES);
const graph = await startSubgraphs(settings.size, given);
const superuser = postgres(graph.adminUrl, { max: 1, onnotice: () => {} });
let server;
try {
  const provenance = await provenanceOf(superuser);
  const ours = SERVERS.find(({ key }) => key === 'ours');
  // What holds up those who only count is what is measured: of the limits theirs are as `npm start` has them.
  const { LIMIT_OPERATIONS_UNDER_WAY: _, ...environment } = graph.environment;
  server = await startServer(ours, environment, graph.folder);
  const care = await flagship.prepare({
    admin: graph.admin,
    places: settings.places,
    askOurs: (...asked) => askBeside({ server, people: graph.people }, ...asked),
  });
  const measured = { graph, server, settings, superuser, care: { operation: flagship, request: care }, say };
  const building = await buildEditions(measured);
  const neighbours = await measureNeighbours(measured);
  const questions = await measureQuestions(measured);
  const result = { provenance, form, settings, building, neighbours, questions };
  mkdirSync(results, { recursive: true });
  writeFileSync(`${results}/analysts.json`, `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(`${results}/analysts.md`, pageOfAnalysts(result));
  say(`Done; the results are in ${results}.`);
} finally {
  await server?.stop();
  await superuser.end();
  await graph.stop();
}
