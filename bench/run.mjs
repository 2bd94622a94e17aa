// npm run bench: the flagship query through our gateway and its peers, over the same running subgraphs.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { actorOfPersona, startSubgraphs } from './graph.mjs';
import { measure } from './measure.mjs';
import { summarise, toMarkdown } from './report.mjs';
import { SERVERS, startServer } from './servers.mjs';

const settings = {
  size: process.env.BENCH_SIZE ?? 'large',
  seconds: Number(process.env.BENCH_SECONDS ?? 5),
  rounds: Number(process.env.BENCH_ROUNDS ?? 5),
  connections: [1, 10, 50],
};
const RESULTS = fileURLToPath(new URL('results/', import.meta.url));
const query = readFileSync(
  new URL('../gateway/examples/02-residents-of-a-centre.graphql', import.meta.url),
  'utf8',
);
const body = JSON.stringify({ query, variables: { centre: 'RRC-SOFIA', first: 50, after: null } });

const subgraphs = await startSubgraphs(settings.size);
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${subgraphs.token}`,
  'x-purpose': 'CARE',
};
const environment = {
  ...subgraphs.gatewayEnvironment,
  EXPLORER: 'off',
  LOG_LEVEL: 'error',
  // One persona asks for everybody here.
  LIMIT_REQUESTS_PER_MINUTE: '100000000',
  LIMIT_COST_PER_MINUTE: '1000000000',
  LIMIT_OPERATIONS_UNDER_WAY: '1000',
  LIMIT_OPERATIONS_UNDER_WAY_OF_ONE: '1000',
  SUPERGRAPH_FILE: subgraphs.supergraph,
  ACTOR: JSON.stringify(actorOfPersona()),
  ...Object.fromEntries(
    Object.entries(subgraphs.databases).map(([owner, { appUrl }]) => [
      `DATABASE_URL_${owner.toUpperCase()}`,
      appUrl,
    ]),
  ),
};
const running = [];
try {
  mkdirSync(RESULTS, { recursive: true });
  const logs = fileURLToPath(new URL('../.mrrm/bench/', import.meta.url));
  for (const server of SERVERS) running.push(await startServer(server, environment, logs));
  await sameAnswers();
  const measurements = [];
  for (const server of running)
    await measure(server, { body, headers, connections: 10, seconds: settings.seconds });
  for (let round = 1; round <= settings.rounds; round += 1) {
    for (const connections of settings.connections) {
      for (const server of running) {
        const result = await measure(server, { body, headers, connections, seconds: settings.seconds });
        measurements.push({ server: server.name, connections, round, ...result });
        console.log(
          `round ${round}, ${connections} connections, ${server.name}: ${result.perSecond} requests/s`,
        );
      }
    }
  }
  const machine = { cores: availableParallelism(), node: process.versions.node };
  const rows = summarise(measurements).sort((a, b) => a.connections - b.connections);
  const page = toMarkdown({ machine, settings, rows });
  writeFileSync(
    `${RESULTS}flagship.json`,
    `${JSON.stringify({ machine, settings, rows, measurements }, null, 2)}\n`,
  );
  writeFileSync(`${RESULTS}flagship.md`, page);
  console.log(page);
} finally {
  for (const server of running) await server.stop();
  await subgraphs.stop();
}

/** A faster server that answers something else would prove nothing. */
async function sameAnswers() {
  const answers = [];
  for (const { url } of running)
    answers.push(await (await fetch(url, { method: 'POST', headers, body })).json());
  const [ours] = answers;
  assert.equal(
    ours.data?.centreByCode.residents.nodes.length,
    50,
    JSON.stringify(ours.errors ?? ours).slice(0, 500),
  );
  answers.forEach((answer, index) => {
    assert.deepEqual(answer, ours, `${running[index].name} answers something else`);
  });
}
