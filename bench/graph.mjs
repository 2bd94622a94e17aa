import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { loadOrCreateAuditKeys } from '../start/dist/audit-keys.js';
import { environmentOfGateway, environmentOfSlice } from '../start/dist/environments.js';
import { ROOT } from '../start/dist/folder.js';
import { makeActorTokenKeys } from '../start/dist/keys.js';
import { OWNERS } from '../start/dist/owners.js';
import { dropDatabase } from '../start/dist/postgres/databases.js';
import { freePort } from '../start/dist/postgres/machine.js';
import { startProcess, waitUntilReady } from '../start/dist/processes.js';
import { ownersOf, startDatabases } from './data/databases.mjs';
import { makeMonolith } from './data/monolith.mjs';
import { startPeople } from './people.mjs';

const COUNTER = new URL('./slice-requests.mjs', import.meta.url).href;
/** Few ask for everybody here: what protects against one who asks too much would measure itself. */
export const UNLIMITED = {
  LIMIT_REQUESTS_PER_MINUTE: '100000000',
  LIMIT_REQUESTS_PER_MINUTE_BY_ROLE: '{}',
  LIMIT_COST_PER_MINUTE: '1000000000',
  LIMIT_COST_PER_MINUTE_BY_ROLE: '{}',
  LIMIT_OPERATIONS_UNDER_WAY: '1000',
  LIMIT_OPERATIONS_UNDER_WAY_OF_ONE: '1000',
};

/**
 * Starts the four subgraphs on a PostgreSQL with data of a size.
 * @param given where databases with data are already: `{ databases, adminUrl }`; absent: a PostgreSQL of the bench's own
 * @param withMonolith whether the rows are to be in one database besides, for a server that wants them so
 * @returns what the servers under measurement need, and how to stop
 */
export async function startSubgraphs(size, given, { withMonolith = false } = {}) {
  const stops = [];
  const stop = async () => {
    while (stops.length > 0) await stops.pop()();
  };
  try {
    const data = given ?? (await startDatabases(size));
    if (data.stop) stops.push(data.stop);
    const folder = mkdtempSync(join(tmpdir(), 'mrrm-bench-'));
    stops.push(() => rmSync(folder, { recursive: true, force: true }));
    const { databases, adminUrl } = data;
    const owners = ownersOf(adminUrl, databases);
    const monolith = withMonolith && (await monolithOf(data, owners, stops));
    const { identities, people } = await startPeople();
    stops.push(() => identities.issuer.close());
    const [gateway, ...free] = await Promise.all(Array.from({ length: 9 }, () => freePort(0)));
    const slices = Object.fromEntries(OWNERS.map((owner, at) => [owner, free[at]]));
    const counts = Object.fromEntries(OWNERS.map((owner, at) => [owner, free[OWNERS.length + at]]));
    const graph = {
      ports: { issuer: 0, gateway, slices },
      databases,
      identities,
      keys: await makeActorTokenKeys(),
      auditKeys: await loadOrCreateAuditKeys(folder),
    };
    const pids = {};
    await Promise.all(
      OWNERS.map(async (owner) => {
        const running = await startProcess(folder, owner, {
          LOG_LEVEL: 'error',
          ...environmentOfSlice(owner, graph),
          NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${COUNTER}`.trim(),
          BENCH_COUNTS_PORT: String(counts[owner]),
          // What one slice asks of another by itself would count for whichever server is measured just then.
          FOLLOW_MILLISECONDS: '3600000',
          EDITIONS: 'off',
        });
        stops.push(() => running.stop());
        pids[owner] = running.pid;
        await waitUntilReady(folder, running, `http://127.0.0.1:${slices[owner]}/readyz`);
      }),
    );
    const supergraph = join(folder, 'supergraph.graphql');
    writeFileSync(supergraph, supergraphAt(slices));
    const admin = Object.fromEntries(OWNERS.map((owner) => [owner, postgres(owners[owner], { max: 1 })]));
    stops.push(() => Promise.all(Object.values(admin).map((sql) => sql.end({ timeout: 5 }))));
    const environment = {
      ...environmentOfGateway(graph),
      EXPLORER: 'off',
      LOG_LEVEL: 'error',
      ...UNLIMITED,
      SUPERGRAPH_FILE: supergraph,
      ACTORS: JSON.stringify(
        Object.fromEntries(Object.entries(people).map(([name, { actor }]) => [name, actor])),
      ),
      AUDIT_KEYS: JSON.stringify(
        Object.fromEntries(OWNERS.map((owner) => [owner, graph.auditKeys[owner].privateKey])),
      ),
      ...Object.fromEntries(OWNERS.map((owner) => [`APP_${owner.toUpperCase()}`, databases[owner].appUrl])),
      ...Object.fromEntries(OWNERS.map((owner) => [`ADMIN_${owner.toUpperCase()}`, owners[owner]])),
      ...(monolith && { MONOLITH: monolith }),
    };
    return {
      folder,
      databases,
      adminUrl,
      owners,
      admin,
      people,
      pids,
      counts,
      environment,
      until: data.until,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The rows of all owners in one database: kept beside the load that the bench keeps, or of this run alone. */
async function monolithOf({ adminUrl, kept }, from, stops) {
  const name = kept ? 'mrrm_monolith' : `mrrm_monolith_${process.pid}`;
  const url = await makeMonolith({ adminUrl, from, name, kept });
  if (!kept) stops.push(() => dropDatabase(adminUrl, name));
  return url;
}

/** The committed supergraph with the addresses of this run. */
function supergraphAt(ports) {
  const text = readFileSync(join(ROOT, 'schema', 'supergraph.graphql'), 'utf8');
  return text.replaceAll(
    /@join__graph\(name: "(\w+)", url: "[^"]+"\)/g,
    (_, name) => `@join__graph(name: "${name}", url: "http://127.0.0.1:${ports[name]}/graphql")`,
  );
}
