import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { exportJWK, generateKeyPair } from 'jose';
import { pino } from 'pino';
import { type GatewayOptions, startGateway } from '../../src/gateway.js';
import { createIdentity } from '../../src/identity/identity.js';
import { startIssuer } from './issuer.js';
import { TestSubgraph, typeDefs } from './subgraph.js';

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

/** Composes the test's two subgraphs at the given addresses, with extra fields on `centres` when wanted. */
export function compose(centres: string, people: string, extra = '') {
  const services = [
    { name: 'centres', url: centres, typeDefs: parse(typeDefs.centres + extra) },
    { name: 'people', url: people, typeDefs: parse(typeDefs.people) },
  ];
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

/** A whole small graph: two subgraphs, an issuer and the gateway, each on a free port. */
export async function startGraph(options: Partial<GatewayOptions> = {}) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const actorTokenKey = { ...(await exportJWK(privateKey)), kid: 'gateway' };
  const issuers = [{ issuer: 'mrrm-gateway', keys: [{ ...(await exportJWK(publicKey)), kid: 'gateway' }] }];
  const centres = new TestSubgraph('centres', issuers);
  const people = new TestSubgraph('people', issuers);
  await Promise.all([centres.start(), people.start()]);
  const issuer = await startIssuer();
  const folder = await mkdtemp(join(tmpdir(), 'gateway-test-'));
  const supergraphFile = join(folder, 'supergraph.graphql');
  await writeFile(supergraphFile, compose(centres.url, people.url));
  const logged: string[] = [];
  const sink = { write: (line: string) => void logged.push(line) };
  const gateway = await startGateway({
    port: 0,
    supergraphFile,
    actorTokenKey,
    identity: createIdentity({
      issuers: [{ issuer: issuer.issuer, organisation: 'IOM' }],
      audience: 'mrrm-graph',
    }),
    log: pino({ base: null }, sink) as never,
    ...options,
  });
  const token = await issuer.token();
  const post = (body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal) =>
    fetch(gateway.url, {
      method: 'POST',
      ...(signal && { signal }),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'x-purpose': 'CARE',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    centres,
    people,
    issuer,
    actorTokenKey,
    supergraphFile,
    logged,
    token,
    url: gateway.url,
    address: new URL(gateway.url).origin,
    post,
    ask: async (query: string, variables?: object) =>
      (await (await post({ query, variables })).json()) as Answer,
    close: async () => {
      await gateway.close();
      await Promise.all([centres.stop(), people.stop(), issuer.close(), rm(folder, { recursive: true })]);
    },
  };
}

export type Graph = Awaited<ReturnType<typeof startGraph>>;
