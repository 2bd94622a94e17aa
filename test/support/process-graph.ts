import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importJWK, type JWK, SignJWT } from 'jose';
import type { Sql } from 'postgres';
import { type Persona, personas, SIGN_INS } from '../../demo/dist/personas.js';
import { startIssuer } from '../../issuer/dist/issuer.js';
import { makeSigningKey } from '../../issuer/dist/signing-key.js';
import { loadOrCreateAuditKeys } from '../../start/dist/audit-keys.js';
import type { Databases } from '../../start/dist/databases.js';
import { environmentOfGateway, environmentOfSlice } from '../../start/dist/environments.js';
import { ROOT } from '../../start/dist/folder.js';
import { makeActorTokenKeys } from '../../start/dist/keys.js';
import { OWNERS, type Owner } from '../../start/dist/owners.js';
import { type Running, startProcess, waitUntilReady } from '../../start/dist/processes.js';
import { copyDatabases, maintain } from './databases.js';
import { freeBlock } from './ports.js';

const SECRET = 'of-a-test-only';

export interface ProcessGraphOptions {
  /** Variables of the gateway that differ from what operators get. */
  gateway?: Record<string, string>;
  /** Variables of every slice. */
  slices?: Record<string, string>;
  /** Where the gateway finds a slice, when not at the slice itself; called with the slice's own address. */
  between?: (owner: Owner, url: string) => Promise<string>;
}

/** The whole graph as it runs in earnest, each slice and the gateway a process of its own, over copies of the demo databases. */
export interface ProcessGraph {
  url: string;
  databases: Databases;
  /** An owner's way into its database, for what a test prepares or counts. */
  owners: Record<Owner, Sql>;
  pids: Record<Owner | 'gateway', number>;
  /** The token of a persona, or of somebody else with the same rights. */
  tokenOf(persona: string, subject?: string): Promise<string>;
  /** The most memory that a process ever had, in bytes; Linux alone tells. */
  mostMemory(name: Owner | 'gateway'): number;
  stop(): Promise<void>;
}

/** Starts the whole graph as processes. Their logs go with the folder when it stops. */
export async function startProcessGraph(options: ProcessGraphOptions = {}): Promise<ProcessGraph> {
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-processes-'));
  const { databases, drop } = await copyDatabases();
  const signing: Record<string, JWK> = {};
  for (const code of SIGN_INS) signing[code] = await makeSigningKey();
  const issuer = await startIssuer({
    port: 0,
    organisations: SIGN_INS.map((code) => ({
      code,
      path: code.toLowerCase(),
      signingKey: signing[code]!,
      personas: personas.filter(({ organisation }) => organisation === code),
      clients: OWNERS.map((id) => ({ id, secret: SECRET })),
    })),
  });
  const gatewayPort = await freeBlock([1, 2, 3, 4]);
  const ports = {
    gateway: gatewayPort,
    issuer: 0,
    slices: Object.fromEntries(OWNERS.map((owner, at) => [owner, gatewayPort + 1 + at])) as Record<
      Owner,
      number
    >,
  };
  const graph = {
    ports,
    databases,
    identities: {
      issuer,
      issuers: SIGN_INS.map((organisation) => ({
        issuer: issuer.issuerOf(organisation),
        organisation,
      })),
      secretOf: () => SECRET,
    },
    keys: await makeActorTokenKeys(),
    auditKeys: await loadOrCreateAuditKeys(folder),
  };
  const running: Running[] = [];
  const start = async (name: string, environment: Record<string, string>) => {
    const process = await startProcess(folder, name, { LOG_LEVEL: 'warn', ...environment });
    running.push(process);
    await waitUntilReady(folder, process, `http://127.0.0.1:${environment['PORT']}/readyz`);
    return process.pid;
  };
  const pids = {} as ProcessGraph['pids'];
  const addresses: Record<string, string> = {};
  await Promise.all(
    OWNERS.map(async (owner) => {
      pids[owner] = await start(owner, {
        ...environmentOfSlice(owner, graph),
        // It would take a core meanwhile.
        EDITIONS: 'off',
        ...options.slices,
      });
      const url = `http://127.0.0.1:${ports.slices[owner]}/graphql`;
      addresses[`SUBGRAPH_URL_${owner.toUpperCase()}`] = (await options.between?.(owner, url)) ?? url;
    }),
  );
  pids.gateway = await start('gateway', {
    ...environmentOfGateway(graph),
    EXPLORER: 'off',
    SUPERGRAPH_FILE: join(ROOT, 'schema', 'supergraph.graphql'),
    ...addresses,
    ...options.gateway,
  });
  const owners = Object.fromEntries(
    OWNERS.map((owner) => [owner, maintain(databases[owner].ownerUrl, 1)]),
  ) as Record<Owner, Sql>;
  return {
    url: `http://127.0.0.1:${ports.gateway}/graphql`,
    databases,
    owners,
    pids,
    async tokenOf(code, subject) {
      const persona = personas.find((one) => one.code === code)!;
      const key = signing[persona.organisation]!;
      return new SignJWT({ ...claimsOf(persona), client_id: 'test' })
        .setProtectedHeader({ alg: 'ES256', kid: key.kid ?? '', typ: 'at+jwt' })
        .setIssuer(issuer.issuerOf(persona.organisation))
        .setSubject(subject ?? persona.subject)
        .setAudience('mrrm-graph')
        .setJti(crypto.randomUUID())
        .setIssuedAt()
        .setExpirationTime('1 hour')
        .sign(await importJWK(key, 'ES256'));
    },
    mostMemory(name) {
      const status = readFileSync(`/proc/${pids[name]}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) * 1024;
    },
    async stop() {
      for (const process of running.reverse()) await process.stop();
      for (const sql of Object.values(owners)) await sql.end();
      await issuer.close();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const claimsOf = ({ role, centres, allCentres, staffMember, permissions }: Persona) => ({
  role,
  centres,
  ...(allCentres && { all_centres: true }),
  ...(staffMember && { staff_member: staffMember }),
  ...(permissions && { permissions }),
});
