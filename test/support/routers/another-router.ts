import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SIGN_INS } from '../../../demo/dist/personas.js';
import { createIdentity } from '../../../gateway/dist/identity/identity.js';
import { type RunningSidecar, startSidecar } from '../../../gateway/dist/sidecar/sidecar.js';
import { OWNERS } from '../../../start/dist/owners.js';
import type { TestGraph } from '../graph.js';
import { freeBlock } from '../ports.js';

const SUPERGRAPH = fileURLToPath(new URL('../../../schema/supergraph.graphql', import.meta.url));
const MANY = 1_000_000;
export const ROUTER_KEY = 'the-key-of-a-router-that-a-test-starts';

/** The sidecar before the slices of a graph, in this process. */
export const startSidecarOf = (graph: TestGraph, routerKey = ROUTER_KEY): Promise<RunningSidecar> =>
  startSidecar({
    port: 0,
    supergraphFile: SUPERGRAPH,
    subgraphUrls: Object.fromEntries(OWNERS.map((owner) => [owner, graph.sliceUrl(owner)])),
    identity: createIdentity({
      issuers: SIGN_INS.map((organisation) => ({ organisation, issuer: graph.issuerOf(organisation) })),
      audience: 'mrrm-graph',
    }),
    routerKey,
    actorTokenKey: graph.keys.actor,
    // The slices of a test graph know one key: that of its gateway.
    actorTokenIssuer: 'mrrm-gateway',
    deadlineMilliseconds: 20_000,
    limits: {
      bodyBytes: 1024 * 1024,
      items: 10_000,
      underWay: 200,
      requestsPerMinute: MANY,
      requestsPerMinuteByRole: {},
      failedSignInsPerMinute: MANY,
      requestMilliseconds: 10_000,
      connections: 2000,
    },
  });

export interface Router {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts a router of another make as a process of its own, over the committed supergraph with the addresses of a sidecar.
 * @param program arguments of Node.js; the program takes PORT, SUPERGRAPH and ROUTER_KEY from its environment
 * @param more variables of its environment
 */
export async function startRouter(
  program: string[],
  sidecar: string,
  more: Record<string, string> = {},
): Promise<Router> {
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-router-'));
  const supergraph = join(folder, 'supergraph.graphql');
  writeFileSync(supergraph, withSidecar(readFileSync(SUPERGRAPH, 'utf8'), sidecar));
  return runRouter(folder, process.execPath, () => program, {
    NODE_OPTIONS: process.env['NODE_OPTIONS'],
    NODE_ENV: 'production',
    SUPERGRAPH: supergraph,
    ...more,
  });
}

/**
 * Runs the program of a router until it is stopped. Resolves once it answers.
 * @param folder what it was given; removed with it
 * @param words its arguments, when its port is known, which is PORT of its environment as well
 */
export async function runRouter(
  folder: string,
  program: string,
  words: (port: number) => string[],
  environment: NodeJS.ProcessEnv,
): Promise<Router> {
  const port = await freeBlock();
  const child = spawn(program, words(port), {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: String(port), ROUTER_KEY, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (part) => {
      told += part;
    });
  const url = `http://127.0.0.1:${port}/graphql`;
  await answers(child, url, () => told);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The text of a supergraph with the addresses of a sidecar in the place of the slices'. */
export const withSidecar = (supergraph: string, sidecar: string) =>
  supergraph.replaceAll(
    /@join__graph\(name: "(\w+)", url: "[^"]+"\)/g,
    (_, name) => `@join__graph(name: "${name}", url: "${sidecar}/${name}/graphql")`,
  );

async function answers(child: ChildProcess, url: string, told: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The router ended: ${told()}`);
    const question = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    };
    if (await fetch(url, question).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
