import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLoaded, loadDemo } from '../demo/dist/load.js';
import { demoMoment } from '../demo/dist/moment.js';
import { personas } from '../demo/dist/personas.js';
import { loadOrCreateAuditKeys } from '../start/dist/audit-keys.js';
import { prepareDatabases } from '../start/dist/databases.js';
import { environmentOfGateway, environmentOfSlice } from '../start/dist/environments.js';
import { ROOT } from '../start/dist/folder.js';
import { startIdentities } from '../start/dist/identities.js';
import { makeActorTokenKeys } from '../start/dist/keys.js';
import { OWNERS } from '../start/dist/owners.js';
import { startCluster } from '../start/dist/postgres/cluster.js';
import { freePort } from '../start/dist/postgres/machine.js';
import { startProcess, waitUntilReady } from '../start/dist/processes.js';
import { showProgress } from '../start/dist/progress.js';
import { readyTokens } from '../start/dist/tokens.js';

/** As whom every server is asked. */
export const PERSONA = 'iom-night-social-worker';

/**
 * Starts the four subgraphs on a PostgreSQL with data of a size; the data are kept in `.mrrm/bench/<size>` for the next run.
 * @returns what the servers under measurement need, and how to stop
 */
export async function startSubgraphs(size) {
  const folder = join(ROOT, '.mrrm', 'bench', size);
  await mkdir(folder, { recursive: true });
  const cluster = await startCluster({ folder: join(folder, 'postgres') });
  const stops = [() => cluster.stop()];
  const stop = async () => {
    while (stops.length > 0) await stops.pop()();
  };
  try {
    const databases = await prepareDatabases(folder, cluster.adminUrl, {});
    const urls = Object.fromEntries(OWNERS.map((owner) => [owner, databases[owner].ownerUrl]));
    const onProgress = showProgress(`Data (${size})`);
    if (!(await isLoaded(urls)))
      await loadDemo({ urls, size, until: demoMoment, rotaFrom: new Date(), onProgress });
    const [issuer, gateway, ...slices] = await Promise.all(Array.from({ length: 6 }, () => freePort(0)));
    const ports = {
      issuer,
      gateway,
      slices: Object.fromEntries(OWNERS.map((owner, i) => [owner, slices[i]])),
    };
    const identities = await startIdentities(folder, ports.issuer);
    stops.push(() => identities.issuer.close());
    const graph = {
      ports,
      databases,
      identities,
      keys: await makeActorTokenKeys(),
      auditKeys: await loadOrCreateAuditKeys(folder),
    };
    for (const owner of OWNERS) {
      const running = await startProcess(folder, owner, environmentOfSlice(owner, graph));
      stops.push(() => running.stop());
      await waitUntilReady(folder, running, `http://127.0.0.1:${ports.slices[owner]}/readyz`);
    }
    const supergraph = join(folder, 'supergraph.graphql');
    await writeFile(supergraph, await supergraphAt(ports.slices));
    const tokens = await readyTokens(folder, identities.issuer);
    const { token } = tokens.find(({ persona }) => persona.code === PERSONA);
    return { databases, graph, supergraph, token, gatewayEnvironment: environmentOfGateway(graph), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The committed supergraph with the addresses of this run. */
async function supergraphAt(ports) {
  const text = await readFile(join(ROOT, 'schema', 'supergraph.graphql'), 'utf8');
  return OWNERS.reduce(
    (all, owner, index) =>
      all.replaceAll(`http://127.0.0.1:${4001 + index}/graphql`, `http://127.0.0.1:${ports[owner]}/graphql`),
    text,
  );
}

/** The actor that our gateway would make of the persona's token; the peers do not look at the token. */
export function actorOfPersona() {
  const { subject, organisation, role, centres, allCentres, staffMember } = personas.find(
    ({ code }) => code === PERSONA,
  );
  return {
    principal: `${organisation}:${subject}`,
    organisation,
    role,
    centres,
    allCentres,
    staffMember,
    purpose: 'CARE',
    client: 'bench',
    requestId: 'bench',
  };
}
