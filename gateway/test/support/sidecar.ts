import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { pino } from 'pino';
import { createIdentity } from '../../src/identity/identity.js';
import type { SidecarLimits } from '../../src/sidecar/config.js';
import { type SidecarOptions, startSidecar } from '../../src/sidecar/sidecar.js';
import { compose } from './graph.js';
import { startIssuer } from './issuer.js';
import { TestSubgraph } from './subgraph.js';

export const ROUTER_KEY = 'a key that only the router and the sidecar know';

const LIMITS: SidecarLimits = {
  bodyBytes: 100_000,
  items: 500,
  underWay: 20,
  requestsPerMinute: 10_000,
  requestsPerMinuteByRole: {},
  failedSignInsPerMinute: 10_000,
  requestMilliseconds: 10_000,
  connections: 100,
};

export interface SidecarTest extends Partial<Omit<SidecarOptions, 'limits'>> {
  limits?: Partial<SidecarLimits>;
}

/** Two small subgraphs behind a sidecar, and what a router would send to it. */
export async function startBehindSidecar({ limits, ...options }: SidecarTest = {}) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const actorTokenKey = { ...(await exportJWK(privateKey)), kid: 'sidecar' };
  const issuers = [{ issuer: 'mrrm-sidecar', keys: [{ ...(await exportJWK(publicKey)), kid: 'sidecar' }] }];
  const centres = new TestSubgraph('centres', issuers);
  const people = new TestSubgraph('people', issuers);
  await Promise.all([centres.start(), people.start()]);
  const issuer = await startIssuer();
  const folder = await mkdtemp(join(tmpdir(), 'sidecar-test-'));
  const supergraphFile = join(folder, 'supergraph.graphql');
  await writeFile(supergraphFile, compose(centres.url, people.url));
  const logged: string[] = [];
  const sink = { write: (line: string) => void logged.push(line) };
  const sidecar = await startSidecar({
    port: 0,
    supergraphFile,
    actorTokenKey,
    routerKey: ROUTER_KEY,
    identity: createIdentity({
      issuers: [{ issuer: issuer.issuer, organisation: 'IOM' }],
      audience: 'mrrm-graph',
    }),
    limits: { ...LIMITS, ...limits },
    log: pino({ base: null }, sink) as never,
    ...options,
  });
  const token = await issuer.token();
  /** What a router sends; a header that is `undefined` is left out. */
  const post = (
    slice: string,
    body: unknown,
    headers: Record<string, string | undefined> = {},
    signal?: AbortSignal,
  ) => {
    const all = {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-purpose': 'CARE',
      'x-router-key': ROUTER_KEY,
      ...headers,
    };
    const said = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return fetch(`${sidecar.url}/${slice}/graphql`, {
      method: 'POST',
      headers: Object.fromEntries(said),
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...(signal && { signal }),
    });
  };
  return {
    centres,
    people,
    issuer,
    supergraphFile,
    actorTokenKey,
    logged,
    token,
    url: sidecar.url,
    post,
    // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
    ask: async (slice: string, query: string, variables?: object): Promise<any> =>
      (await post(slice, { query, variables })).json(),
    close: async () => {
      await sidecar.close();
      await Promise.all([centres.stop(), people.stop(), issuer.close(), rm(folder, { recursive: true })]);
    },
  };
}

/** Stands before a subgraph and changes the body of each request, with the token that was made for another one. */
export async function startSwapper(to: string, swap: (body: string) => string) {
  const server = createServer(async (request, response) => {
    const body = swap(Buffer.concat(await request.toArray()).toString());
    const { authorization } = request.headers;
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    const answer = await fetch(to, { method: 'POST', headers, body });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
