import { type Slice, startSlice } from '@mrrm/platform/slice';
import { ACTOR_TOKEN_ISSUER, type Actor, createActorTokenMinter } from '@mrrm/platform/wire/actor';
import { exportJWK, generateKeyPair } from 'jose';
import type { Sql } from 'postgres';
import { builtOnce } from '../built.js';
import { startDatabase, type TestDatabase } from '../databases.js';
import { collect } from '../statements/collect.js';
import { type GraphOfOthers, startGraphOfOthers } from './others.js';

/** A walk asks in one document what no client could: it wants the answers, not the limits. */
const WIDE_LIMITS = Object.fromEntries(
  ['DEPTH', 'ALIASES', 'ROOT_FIELDS', 'DIRECTIVES', 'TOKENS', 'SELECTIONS'].map((name) => [
    `LIMIT_${name}`,
    '100000',
  ]),
);

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  data: any;
  errors?: { message: string; extensions: { code: string } }[];
}

export interface OneSlice {
  owner: Sql;
  database: TestDatabase;
  url: string;
  /** The slice's own way into its database, as a role without rights beyond rows. */
  appUrl: string;
  graph: GraphOfOthers;
  /** Texts of the data statements since the last `ask`. */
  statements: string[];
  ask(
    actor: Partial<Actor>,
    query: string,
    variables?: Record<string, unknown>,
    gone?: AbortSignal,
  ): Promise<Answer>;
  /** Checks now what was written while the others were away. */
  verify(): Promise<number>;
  stop(): Promise<void>;
}

/** One slice alone, over HTTP, with real actor tokens, on a real database. @param beside a slice whose database it shares */
export async function startOneSlice<Loaders>(
  slice: Slice<Loaders>,
  environment: Record<string, string> = {},
  beside?: Pick<OneSlice, 'database'>,
): Promise<OneSlice> {
  const database = beside?.database ?? (await startDatabase(slice.name));
  const graph = await startGraphOfOthers();
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const mint = createActorTokenMinter({ ...(await exportJWK(privateKey)), kid: 'test' });
  const issuers = [{ issuer: ACTOR_TOKEN_ISSUER, keys: [{ ...(await exportJWK(publicKey)), kid: 'test' }] }];
  const statements: string[] = [];
  const running = await startSlice(
    builtOnce(slice),
    {
      PORT: '0',
      LOG_LEVEL: 'silent',
      // Without a witness.
      MRRM_DEVELOPMENT: '1',
      [`DATABASE_URL_${slice.name.toUpperCase()}`]: database.appUrl,
      ACTOR_TOKEN_ISSUERS: JSON.stringify(issuers),
      AUDIT_PRIVATE_JWK: JSON.stringify(await makeAuditKey()),
      GRAPH_URL: `${graph.url}/graphql`,
      GRAPH_TOKEN_URL: `${graph.url}/token`,
      GRAPH_CLIENT_ID: slice.name,
      GRAPH_CLIENT_SECRET: 'of-a-test-only',
      // A busy machine is not an owner who is away: what a test means by that is `graph.away`.
      GRAPH_DEADLINE_MILLISECONDS: '20000',
      // Each connection plans each statement for itself.
      DATABASE_CONNECTIONS: '3',
      // It would take a core meanwhile.
      EDITIONS: 'off',
      ...WIDE_LIMITS,
      ...environment,
    },
    // What the audit writes is a constant of every request; what a test counts is what the request reads.
    (text, whose) => {
      collect(slice.name, text);
      if (whose === 'REQUEST' && !text.includes('audit_')) statements.push(text);
    },
  );
  return {
    url: running.url,
    appUrl: database.appUrl,
    owner: database.owner,
    database,
    graph,
    statements,
    verify: () => running.verify(),
    async ask(actor, query, variables = {}, gone) {
      statements.length = 0;
      const body = JSON.stringify({ query, variables });
      const token = mint(signedIn(actor), slice.name, body);
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const response = await fetch(running.url, {
        method: 'POST',
        headers,
        body,
        ...(gone && { signal: gone }),
      });
      return (await response.json()) as Answer;
    },
    async stop() {
      await running.close();
      await graph.stop();
      if (!beside) await database.stop();
    },
  };
}

/** A key with which a slice seals its audit. */
export async function makeAuditKey() {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return exportJWK(privateKey);
}

/** Who names no centre signs in for all of them; only some roles may. */
const signedIn = (actor: Partial<Actor>): Actor => {
  const whole = { ...CLERK, ...actor };
  return { allCentres: whole.centres.length === 0, ...whole };
};

/** Somebody of the State who may do much. */
export const CLERK: Actor = {
  principal: 'registrar-1',
  organisation: 'STATE',
  role: 'REGISTRAR',
  centres: [],
  purpose: 'CARE',
  client: 'test',
  requestId: 'test',
};
