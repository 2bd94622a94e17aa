import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadOrCreateAuditKeys } from './audit-keys.js';
import { banner } from './banner.js';
import { prepareDatabases } from './databases.js';
import { loadDemoOnce } from './demo.js';
import { environmentOfGateway, environmentOfSlice, type Graph } from './environments.js';
import { dataFolder, keepEnvironment } from './folder.js';
import { startIdentities } from './identities.js';
import { makeActorTokenKeys } from './keys.js';
import { OWNERS, type Owner } from './owners.js';
import { checkPorts, portsFrom } from './ports.js';
import { startCluster } from './postgres/cluster.js';
import { startProcess, waitUntilReady } from './processes.js';
import { Stops } from './stops.js';
import { copySupergraph } from './supergraph.js';
import { readyTokens } from './tokens.js';
import { waitUntilGraphAnswers } from './wait-for-graph.js';

const stops = new Stops();

/** `npm start`: everything from the databases to the explorer, in the order in which each needs the one before. */
async function main(): Promise<void> {
  const folder = dataFolder(process.env);
  const ports = portsFrom(process.env);
  await mkdir(folder, { recursive: true });
  await checkPorts(ports);
  const given = givenDatabases(process.env);
  const adminUrl = Object.keys(given).length < OWNERS.length ? await startOwnPostgres(folder) : undefined;
  const databases = await prepareDatabases(folder, adminUrl, given);
  await loadDemoOnce(databases, process.env);
  const identities = await startIdentities(folder, ports.issuer);
  stops.add(() => identities.issuer.close());
  const auditKeys = await loadOrCreateAuditKeys(folder);
  const graph: Graph = { ports, databases, identities, keys: await makeActorTokenKeys(), auditKeys };
  const supergraph = await copySupergraph(folder);
  await Promise.all([
    ...OWNERS.map((owner) => startPart(folder, owner, environmentOfSlice(owner, graph))),
    startPart(folder, 'gateway', { ...environmentOfGateway(graph), SUPERGRAPH_FILE: supergraph }),
  ]);
  const url = `http://127.0.0.1:${ports.gateway}/graphql`;
  const tokens = await readyTokens(folder, identities.issuer);
  await waitUntilGraphAnswers(url, tokens[0]!.token);
  console.log(banner(url, folder, tokens));
}

async function startOwnPostgres(folder: string): Promise<string> {
  const cluster = await startCluster({ folder: join(folder, 'postgres') });
  stops.add(() => cluster.stop());
  console.log(`PostgreSQL ${cluster.version} (${cluster.binaries}) runs; its data are in ${cluster.home}`);
  return cluster.adminUrl;
}

async function startPart(folder: string, name: string, environment: Record<string, string>): Promise<void> {
  await keepEnvironment(folder, name, environment);
  const running = await startProcess(folder, name, environment);
  stops.add(() => running.stop());
  void running.ended.then(() => {
    if (!stops.isStopping)
      console.error(
        `The ${name} process has ended; the rest goes on. Its log: ${join(folder, 'log', `${name}.log`)}. Start it again: npm run slice -- ${name}`,
      );
  });
  await waitUntilReady(folder, running, `http://127.0.0.1:${environment['PORT']}/readyz`);
}

function givenDatabases(environment: NodeJS.ProcessEnv): Partial<Record<Owner, string>> {
  const urls = OWNERS.map((owner) => [owner, environment[`DATABASE_URL_${owner.toUpperCase()}`]] as const);
  return Object.fromEntries(urls.filter(([, url]) => url)) as Partial<Record<Owner, string>>;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stops.isStopping) return;
    console.log('\nStopping …');
    void stops.run().then(() => process.exit(0));
  });
}

try {
  await main();
} catch (error) {
  if (!stops.isStopping) {
    console.error((error as Error).message);
    await stops.run();
    process.exit(1);
  }
}
