// npm run bench:plans: how PostgreSQL runs the heaviest statements of what people ask, as files beside this one.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { loadDemo } from '../../demo/dist/load.js';
import { demoMoment } from '../../demo/dist/moment.js';
import { ownerUrlsOf, prepareDatabases } from '../../start/dist/databases.js';
import { OWNERS } from '../../start/dist/owners.js';
import { startCluster } from '../../start/dist/postgres/cluster.js';
import { startSubgraphs } from '../graph.mjs';
import { OPERATIONS } from '../operations/all.mjs';
import { SERVERS, startServer } from '../servers.mjs';
import { readPlans } from './read.mjs';

const FOLDER = process.env.PLANS_FOLDER ?? fileURLToPath(new URL('.', import.meta.url));
const SIZE = process.env.PLANS_SIZE ?? 'demo';
const KEPT = 20;
/** A connection plans a text once; what is read of each statement is what it does afterwards. */
const TIMES = Number(process.env.PLANS_TIMES ?? 12);

const folder = mkdtempSync(join(tmpdir(), 'mrrm-plans-'));
const stops = [() => rmSync(folder, { recursive: true, force: true })];
try {
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_timing': 'off',
    // Values are of people: the files show the texts alone.
    'auto_explain.log_parameter_max_length': '0',
    logging_collector: 'on',
    log_destination: 'jsonlog',
    log_rotation_size: '0',
  };
  const cluster = await startCluster({ folder: join(folder, 'postgres'), durable: false, settings });
  stops.push(() => rmSync(cluster.home, { recursive: true, force: true }));
  stops.push(() => cluster.stop());
  const databases = await prepareDatabases(folder, cluster.adminUrl, {});
  const urls = ownerUrlsOf(databases);
  await loadDemo({ urls, size: SIZE, until: demoMoment, rotaFrom: new Date() });
  for (const owner of OWNERS) {
    const url = new URL(cluster.adminUrl);
    url.pathname = new URL(databases[owner].appUrl).pathname;
    const admin = postgres(url.href, { max: 1, onnotice: () => {} });
    await admin`vacuum analyze`;
    await admin.end();
  }
  const graph = await startSubgraphs(SIZE, { databases, adminUrl: cluster.adminUrl });
  stops.push(graph.stop);
  const server = await startServer(SERVERS[0], graph.environment, graph.folder);
  stops.push(server.stop);
  const log = () => {
    const place = join(cluster.home, 'data', 'log');
    return readdirSync(place)
      .map((name) => readFileSync(join(place, name), 'utf8'))
      .join('');
  };
  const askOurs = async (query, variables, as, purpose = 'CARE') => {
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${graph.people[as].token}`,
        'x-purpose': purpose,
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors).slice(0, 500));
    return data;
  };
  const world = { admin: graph.admin, askOurs };
  const found = [];
  for (const operation of OPERATIONS) {
    const toRequest = await operation.prepare(world);
    const begin = log().length;
    for (let number = 0; number < TIMES; number += 1) {
      const { variables, as } = toRequest(number);
      const data = await askOurs(operation.query, variables, as, operation.purpose);
      if (!operation.isRight(data)) throw new Error(`${operation.name}: a wrong answer.`);
    }
    found.push(...readPlans(log().slice(begin), operation.name, TIMES));
  }
  // What the driver asks when it connects is no statement of ours.
  const ours = found.filter(({ text }) => !text.includes(' pg_catalog.'));
  const heaviest = ours.sort((one, other) => other.milliseconds - one.milliseconds).slice(0, KEPT);
  if (heaviest.length < KEPT) throw new Error(`Only ${heaviest.length} statements were seen.`);
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.txt'))) rmSync(join(FOLDER, name));
  heaviest.forEach(({ operation, owner, table, calls, milliseconds, text, plan }, at) => {
    const name = `${String(at + 1).padStart(2, '0')}-${operation.replaceAll(' ', '-')}-${owner}-${table}.txt`;
    const head = `${operation}: ${calls.toFixed(2)} times a request, ${milliseconds.toFixed(1)} ms a request`;
    writeFileSync(join(FOLDER, name), `${head}\n\n${text}\n\n${plan}\n`);
    console.log(name, head);
  });
} finally {
  while (stops.length > 0) await stops.pop()();
}
process.exit(process.exitCode ?? 0);
