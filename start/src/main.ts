import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadOrCreateAuditKeys } from './audit-keys.js';
import { banner } from './banner.js';
import { byHand, claim, claimant, endAllByHand } from './claims.js';
import { prepareDatabases } from './databases.js';
import { prepareDemo } from './demo.js';
import { whenEnded } from './end-with-parent.js';
import { environmentOfGateway, environmentOfSlice, type Graph } from './environments.js';
import { dataFolder, keepEnvironment, standingIn } from './folder.js';
import { startIdentities } from './identities.js';
import { keepRunning, type Part } from './keep-running.js';
import { makeActorTokenKeys } from './keys.js';
import { OWNERS, type Owner } from './owners.js';
import { pathFrom } from './paths.js';
import { checkPorts, portsFrom } from './ports.js';
import { type Cluster, type ClusterOptions, startCluster } from './postgres/cluster.js';
import { preparedFor } from './prepared/prepared.js';
import { type Running, startProcess, waitUntilReady } from './processes.js';
import { Progress } from './progress.js';
import { Stops } from './stops.js';
import { publishedSupergraph } from './supergraph.js';
import { readyTokens } from './tokens.js';
import { waitUntilGraphAnswers } from './wait-for-graph.js';

const stops = new Stops();

/**
 * `npm start`: everything from the databases to the explorer. What does not wait for each other goes on at once: the gateway starts
 * beside PostgreSQL, the slices beside the demo data.
 */
async function main(): Promise<void> {
  const began = performance.now();
  const folder = dataFolder(process.env);
  const ports = portsFrom(process.env);
  await mkdir(join(folder, 'run'), { recursive: true, mode: 0o700 });
  await endAllByHand(folder);
  await checkPorts(ports);
  claim(folder, 'launcher');
  const demo = prepareDemo(process.env);
  stops.add(() => endAllByHand(folder));
  const progress = new Progress();
  progress.begin('Starting PostgreSQL');
  const [identities, keys, auditKeys] = await Promise.all([
    startIdentities(folder, ports.issuer),
    makeActorTokenKeys(),
    loadOrCreateAuditKeys(folder),
  ]);
  stops.add(() => identities.issuer.close());
  const signIn = { ports, identities, keys };
  const gateway = startGateway(folder, signIn);
  // It is waited for below; until then whatever else fails is told first.
  gateway.catch(() => undefined);
  const given = givenDatabases(process.env);
  // Synthetic rows are put into no database of the operator's but by a load that looks at all four.
  const prepared =
    demo.wanted && Object.keys(given).length === 0 ? await preparedFor(demo.wanted) : undefined;
  const postgres =
    Object.keys(given).length < OWNERS.length ? await startOwnPostgres(folder, prepared) : undefined;
  const databases = await prepareDatabases(folder, postgres?.adminUrl, given);
  progress.done(
    postgres
      ? `PostgreSQL ${postgres.version} with four databases, ${postgres.wasPrepared ? 'as the installation made them' : 'one of each owner'}`
      : 'Your databases are up to date',
  );
  const graph: Graph = { ...signIn, databases, auditKeys };
  // They read themselves in while the demo data are made: nobody asks them before.
  const slices = Promise.all(
    OWNERS.map((owner) => startPart(folder, owner, environmentOfSlice(owner, graph))),
  );
  slices.catch(() => undefined);
  stops.add(demo.stop);
  await demo.into(databases, given);
  progress.begin('Starting the four slices and the gateway');
  const [tokens] = await Promise.all([
    readyTokens(folder, identities.issuer),
    gateway,
    slices,
    postgres?.onDisk,
  ]);
  const url = `http://127.0.0.1:${ports.gateway}/graphql`;
  await waitUntilGraphAnswers(url, tokens[0]!.token);
  progress.done('The four slices and the gateway, and a question to all of them');
  console.log(
    banner({
      url,
      folder,
      standing: standingIn(process.env),
      personas: tokens.map(({ persona }) => persona.code),
      hours: tokens[0]!.seconds / 3600,
      seconds: (performance.now() - began) / 1000,
    }),
  );
}

async function startGateway(folder: string, signIn: Omit<Graph, 'databases' | 'auditKeys'>): Promise<void> {
  const supergraph = publishedSupergraph(folder);
  await startPart(folder, 'gateway', { ...environmentOfGateway(signIn), SUPERGRAPH_FILE: supergraph });
}

async function startOwnPostgres(
  folder: string,
  prepared: ClusterOptions['prepared'],
): Promise<Pick<Cluster, 'adminUrl' | 'version' | 'onDisk' | 'wasPrepared'>> {
  const at = { folder: join(folder, 'postgres') };
  let cluster = await startCluster({ ...at, prepared });
  const { version, port, adminUrl, onDisk, wasPrepared } = cluster;
  let isFirst = true;
  stops.add(
    await keepRunning({
      title: 'PostgreSQL',
      say,
      isStopping: () => stops.isStopping,
      start: async () => {
        if (!isFirst) {
          // It has ended, and lets go of its folder.
          await cluster.stop();
          cluster = await startCluster({ ...at, port });
        }
        isFirst = false;
        return cluster;
      },
      works: async () => undefined,
    }),
  );
  return { adminUrl, version, onDisk, wasPrepared };
}

async function startPart(folder: string, name: string, environment: Record<string, string>): Promise<void> {
  await keepEnvironment(folder, name, environment);
  const works = (running: Part) =>
    waitUntilReady(folder, running as Running, `http://127.0.0.1:${environment['PORT']}/readyz`);
  let first: Part | undefined;
  const stop = await keepRunning({
    title: `The ${name} process`,
    say: (text) =>
      say(`${text}\n  Its log: ${pathFrom(standingIn(process.env), join(folder, 'log', `${name}.log`))}`),
    isStopping: () => stops.isStopping,
    start: async () => {
      const running = await startProcess(folder, name, environment);
      claim(folder, name, running.pid);
      first ??= running;
      return running;
    },
    // Whoever runs it by hand has its port until that one ends.
    comesBack: () =>
      claimant(folder, byHand(name)) === undefined ? undefined : 'it comes back after the one run by hand',
    works,
  });
  stops.add(stop);
  await works(first!);
}

const say = (text: string) => {
  if (!stops.isStopping) console.error(text);
};

function givenDatabases(environment: NodeJS.ProcessEnv): Partial<Record<Owner, string>> {
  const urls = OWNERS.map((owner) => [owner, environment[`DATABASE_URL_${owner.toUpperCase()}`]] as const);
  return Object.fromEntries(urls.filter(([, url]) => url)) as Partial<Record<Owner, string>>;
}

const stop = () => {
  if (stops.isStopping) return;
  console.log('\nStopping …');
  void stops.run().then(() => process.exit(0));
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
whenEnded(stop);

try {
  await main();
} catch (error) {
  if (!stops.isStopping) {
    console.error((error as Error).message);
    await stops.run();
    process.exit(1);
  }
}
