import { fileURLToPath } from 'node:url';
import { createLog } from '@mrrm/platform/log';
import { personas, SIGN_INS } from '../../demo/dist/personas.js';
import { startGateway } from '../../gateway/dist/gateway.js';
import { createIdentity } from '../../gateway/dist/identity/identity.js';
import { OWNERS, type Owner } from '../../start/dist/owners.js';
import { type FaultProxy, startFaultProxy } from './fault-proxy.js';
import type { Answer, TestGraph } from './graph.js';

const SUPERGRAPH = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));
const MANY = 1_000_000;

/** How one gateway answers and how the other does: ours, and Apollo Gateway as its makers made it, over the same slices. */
export interface BothAnswers {
  ours: Answer;
  theirs: Answer;
}

export interface TwoGateways {
  proxies: Record<Owner, FaultProxy>;
  /** Asks ours and then theirs. */
  ask(persona: string, query: string, variables?: unknown, purpose?: string): Promise<BothAnswers>;
  close(): Promise<void>;
}

/** Starts two gateways over the slices of a graph, with what can go wrong between them and the slices. */
export async function startTwoGateways(graph: TestGraph, deadlineMilliseconds: number): Promise<TwoGateways> {
  const proxies = {} as Record<Owner, FaultProxy>;
  for (const owner of OWNERS) proxies[owner] = await startFaultProxy(graph.sliceUrl(owner));
  const start = (asPlanned: boolean) =>
    startGateway({
      port: 0,
      supergraphFile: SUPERGRAPH,
      subgraphUrls: Object.fromEntries(OWNERS.map((owner) => [owner, proxies[owner].url])),
      identity: createIdentity({
        issuers: SIGN_INS.map((organisation) => ({ organisation, issuer: graph.issuerOf(organisation) })),
        audience: 'mrrm-graph',
      }),
      actorTokenKey: graph.keys.actor,
      deadlineMilliseconds,
      // Each question of a test meets the fault itself.
      breaker: { operations: 0 },
      limits: {
        cost: MANY,
        requestsPerMinute: MANY,
        costPerMinute: MANY,
        waitMilliseconds: 60_000,
        operationMilliseconds: 60_000,
      },
      asPlanned,
      log: createLog('gateway'),
    });
  const [ours, theirs] = await Promise.all([start(false), start(true)]);
  const post = async (url: string, persona: string, body: object, purpose: string): Promise<Answer> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${graph.tokens[persona]}`,
        'x-purpose': purpose,
      },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer;
  };
  return {
    proxies,
    async ask(persona, query, variables = {}, purpose) {
      const own = purpose ?? personas.find(({ code }) => code === persona)!.purpose;
      const body = { query, variables: variables as object };
      return {
        ours: await post(ours.url, persona, body, own),
        theirs: await post(theirs.url, persona, body, own),
      };
    },
    async close() {
      await Promise.all([ours.close(), theirs.close()]);
      for (const owner of OWNERS) await proxies[owner].close();
    },
  };
}
