import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLog } from '@mrrm/platform/log';
import { type RunningSlice, type Slice, startSlice } from '@mrrm/platform/slice';
import { importJWK, type JWK, SignJWT } from 'jose';
import type { Sql } from 'postgres';
import { personas, SIGN_INS } from '../../demo/dist/personas.js';
import { type RunningGateway, startGateway } from '../../gateway/dist/gateway.js';
import { createIdentity } from '../../gateway/dist/identity/identity.js';
import type { Limits } from '../../gateway/dist/limits/options.js';
import { readKeptQuestions } from '../../gateway/dist/questions/kept.js';
import { startIssuer } from '../../issuer/dist/issuer.js';
import { makeSigningKey } from '../../issuer/dist/signing-key.js';
import { type AuditKeys, loadOrCreateAuditKeys } from '../../start/dist/audit-keys.js';
import type { Databases } from '../../start/dist/databases.js';
import { makeActorTokenKeys } from '../../start/dist/keys.js';
import { ORGANISATION_OF, OWNERS, type Owner } from '../../start/dist/owners.js';
import { slice as facilities } from '../../subgraphs/facilities/dist/slice.js';
import { slice as residents } from '../../subgraphs/residents/dist/slice.js';
import { slice as services } from '../../subgraphs/services/dist/slice.js';
import { slice as staff } from '../../subgraphs/staff/dist/slice.js';
import { builtOnce } from './built.js';
import { type CopiedDatabases, copyDatabases, maintain } from './databases.js';
import { freeBlock } from './ports.js';
import { personaTokens } from './tokens.js';

const slices = { residents, services, staff, facilities } as Record<Owner, Slice<never>>;
const SUPERGRAPH = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));
const MANY = 1_000_000;
/** Of each slice's own sign-in. */
export const SECRET_OF_CLIENTS = 'of-a-test-only';

export interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; rule?: string; owner?: string; opens?: string; rows?: number };
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  data: any;
  errors?: GraphError[];
}

/** The whole graph in this process: real databases, real HTTP, the real gateway over the committed supergraph. */
export interface TestGraph {
  url: string;
  /** An owner's way into its database, for what a test prepares or counts. */
  owners: Record<Owner, Sql>;
  /** Texts of the data statements since the last `ask`, by owner. */
  statements: Record<Owner, string[]>;
  tokens: Record<string, string>;
  databases: Databases;
  auditKeys: Record<Owner, AuditKeys>;
  /** What an attacker would like to have: a test forges with it. */
  keys: { signing: Record<string, JWK>; actor: JWK };
  /** The issuer address of an organisation. */
  issuerOf(organisation: string): string;
  /** A slice's own address, past the gateway. */
  sliceUrl(owner: Owner): string;
  /** Asks with purpose CARE unless the headers say another. */
  ask(persona: string, query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  /** Signs somebody in who is no persona: from then on `ask` knows the name. */
  signIn(name: string, organisation: string, claims: object): Promise<void>;
  /** Has a slice check now what it wrote while another owner was away. */
  verify(owner: Owner): Promise<number>;
  stopSlice(owner: Owner): Promise<void>;
  startSlice(owner: Owner): Promise<void>;
  stop(): Promise<void>;
}

export interface TestGraphOptions {
  /** Databases that the test has filled itself; they are dropped at the end. Default: copies of the demo databases. */
  databases?: CopiedDatabases;
  limits?: Partial<Limits>;
  introspection?: boolean;
  /** With the pages for browsers, on which one may be any persona. */
  pages?: boolean;
  /** Variables of every slice that differ from what operators get. */
  slices?: Record<string, string>;
}

/** Starts the whole graph on copies of the demo databases. */
export async function startGraph(options: TestGraphOptions = {}): Promise<TestGraph> {
  process.env['LOG_LEVEL'] ??= 'silent';
  const { databases, drop } = options.databases ?? (await copyDatabases());
  const signing: Record<string, JWK> = {};
  for (const code of SIGN_INS) signing[code] = await makeSigningKey();
  const issuer = await startIssuer({
    port: 0,
    organisations: SIGN_INS.map((code) => ({
      code,
      path: code.toLowerCase(),
      signingKey: signing[code]!,
      personas: personas.filter(({ organisation }) => organisation === code),
      clients: OWNERS.map((id) => ({ id, secret: SECRET_OF_CLIENTS })),
    })),
  });
  const keys = await makeActorTokenKeys();
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-graph-'));
  const auditKeys = await loadOrCreateAuditKeys(folder);
  const statements = Object.fromEntries(OWNERS.map((owner) => [owner, []])) as unknown as Record<
    Owner,
    string[]
  >;
  const running: Partial<Record<Owner, RunningSlice>> = {};
  const ports: Partial<Record<Owner, string>> = {};
  let gatewayUrl = 'http://127.0.0.1:1/graphql';

  async function start(owner: Owner) {
    const environment = {
      PORT: ports[owner] ?? '0',
      [`DATABASE_URL_${owner.toUpperCase()}`]: databases[owner].appUrl,
      ACTOR_TOKEN_ISSUERS: JSON.stringify(keys.issuers),
      AUDIT_PRIVATE_JWK: JSON.stringify(auditKeys[owner].privateKey),
      AUDIT_WITNESS: auditKeys[owner].witness,
      // A test that ends an agreement does not wait until a slice has forgotten it.
      AGREEMENT_FRESH_MILLISECONDS: '0',
      GRAPH_URL: gatewayUrl,
      GRAPH_TOKEN_URL: `${issuer.issuerOf(ORGANISATION_OF[owner])}/token`,
      GRAPH_CLIENT_ID: owner,
      GRAPH_CLIENT_SECRET: SECRET_OF_CLIENTS,
      // As with the deadline below: a busy machine is not an owner that is away.
      GRAPH_DEADLINE_MILLISECONDS: '10000',
      // Who follows a feed asks when a test says so (`verify`): what it reads is in the audit, and among the statements that tests count.
      FOLLOW_MILLISECONDS: '3600000',
      EDITIONS: 'off',
      ...options.slices,
    };
    const started = await startSlice(builtOnce(slices[owner]), environment, (text, whose) => {
      // What the audit writes is a constant of every request; what tests count is what a request reads.
      if (whose === 'REQUEST' && !text.includes('audit_')) statements[owner].push(text);
    });
    ports[owner] = new URL(started.url).port;
    running[owner] = started;
  }

  async function startTheGateway(port: number): Promise<RunningGateway> {
    return startGateway({
      port,
      supergraphFile: SUPERGRAPH,
      subgraphUrls: Object.fromEntries(
        OWNERS.map((owner) => [owner, `http://127.0.0.1:${ports[owner]}/graphql`]),
      ),
      identity: createIdentity({
        issuers: SIGN_INS.map((organisation) => ({
          organisation,
          issuer: issuer.issuerOf(organisation),
        })),
        audience: 'mrrm-graph',
      }),
      actorTokenKey: keys.privateKey,
      // Everything runs in one process here, beside other tests: a busy machine is not an owner that is down.
      deadlineMilliseconds: 20_000,
      introspection: options.introspection ?? false,
      questions: readKeptQuestions(),
      ...(options.pages && { explorer: { personas, token: async (code) => tokens[code]! } }),
      // One persona asks for everybody here; what the rate refuses is a promise of the gateway's own room.
      limits: {
        requestsPerMinute: MANY,
        costPerMinute: MANY,
        failedSignInsPerMinute: MANY,
        operationsUnderWay: 64,
        operationsUnderWayOfOne: 64,
        operationsUnderWayOfFigures: 64,
        operationsWaiting: MANY,
        operationsWaitingOfOne: MANY,
        waitMilliseconds: 60_000,
        operationMilliseconds: 60_000,
        ...options.limits,
      },
      log: createLog('gateway'),
    });
  }

  // The slices ask the graph, and the graph asks the slices: the gateway's port has to be known before either.
  const reserved = await freeBlock();
  gatewayUrl = `http://127.0.0.1:${reserved}/graphql`;
  for (const owner of OWNERS) await start(owner);
  const gateway = await startTheGateway(reserved);
  const tokens = await personaTokens(issuer, personas);
  const owners = Object.fromEntries(
    OWNERS.map((owner) => [owner, maintain(databases[owner].ownerUrl)]),
  ) as Record<Owner, Sql>;

  return {
    url: gateway.url,
    owners,
    statements,
    databases,
    auditKeys,
    tokens,
    keys: { signing, actor: keys.privateKey },
    issuerOf: (organisation) => issuer.issuerOf(organisation),
    sliceUrl: (owner) => running[owner]!.url,
    async ask(persona, query, variables = {}, headers = {}) {
      for (const owner of OWNERS) statements[owner].length = 0;
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${tokens[persona]}`,
          'x-purpose': personas.find(({ code }) => code === persona)?.purpose ?? 'CARE',
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    async signIn(name, organisation, claims) {
      const key = signing[organisation]!;
      tokens[name] = await new SignJWT({ ...claims, client_id: 'test', jti: name })
        .setProtectedHeader({ alg: 'ES256', kid: key.kid ?? '', typ: 'at+jwt' })
        .setIssuer(issuer.issuerOf(organisation))
        .setSubject(name)
        .setAudience('mrrm-graph')
        .setIssuedAt()
        .setExpirationTime('1 hour')
        .sign(await importJWK(key, 'ES256'));
    },
    verify: (owner) => running[owner]!.verify(),
    async stopSlice(owner) {
      await running[owner]!.close();
      delete running[owner];
    },
    startSlice: start,
    async stop() {
      await gateway.close();
      for (const slice of Object.values(running)) await slice.close();
      for (const sql of Object.values(owners)) await sql.end();
      await issuer.close();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
