import type { Counts } from '@mrrm/platform/counting/counts';
import { openCounts } from '@mrrm/platform/counting/shared-counts';
import { createLog, type Log } from '@mrrm/platform/log';
import { createActorTokenMinter, createActorTokenReader } from '@mrrm/platform/wire/actor';
import type { ActorTokenIssuer } from '@mrrm/platform/wire/actor-token-issuers';
import type { JWK } from 'jose';
import type { z } from 'zod';
import { BREAKER_LIMITS, type BreakerLimits } from './breaker.js';
import type { ENTRANCE } from './entrance.js';
import { createIdentity } from './identity/identity.js';
import type { IdentityVerifier } from './identity/verified-identity.js';
import { Subgraphs } from './subgraphs.js';
import type { SupergraphFile } from './supergraph.js';

/** What whoever lets people in and asks the slices for them is given: the gateway, and the sidecar of another router. */
export interface EntranceOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  supergraphFile: string;
  /** Addresses that replace those of the supergraph file, by the subgraph's name. */
  subgraphUrls?: Record<string, string>;
  identity: IdentityVerifier;
  /** Ed25519 private key that signs actor tokens. */
  actorTokenKey: JWK;
  /** The name under which the subgraphs know that key. */
  actorTokenIssuer?: string;
  /** Whose actor tokens prove for whom a slice asks; its own by default. */
  proofIssuers?: ActorTokenIssuer[] | undefined;
  /** How long one subgraph request may take, in milliseconds. */
  deadlineMilliseconds?: number;
  /** Most connections to each subgraph. */
  connectionsPerSubgraph?: number;
  /** When a subgraph that hangs is asked no longer; what differs from the defaults. */
  breaker?: Partial<BreakerLimits>;
  /** Where requests, costs and refused tokens are counted; in this process alone by default. They are closed with it. */
  counts?: Counts;
  /** Addresses of proxies whose `x-forwarded-for` tells the remote address. */
  trustedProxies?: string[];
  log?: Log;
}

type Configured = z.output<z.ZodObject<typeof ENTRANCE>> & {
  PORT: number;
  ACTOR_TOKEN_ISSUER: string;
  breaker: BreakerLimits;
  subgraphUrls: Record<string, string>;
};

/** The options that a program's environment says. Opens what requests are counted in. */
export const optionsOf = async (config: Configured, log: Log) => ({
  port: config.PORT,
  host: config.HOST,
  supergraphFile: config.SUPERGRAPH_FILE,
  subgraphUrls: config.subgraphUrls,
  identity: createIdentity({
    issuers: config.TOKEN_ISSUERS,
    audience: config.TOKEN_AUDIENCE,
    greatestAge: config.TOKEN_GREATEST_AGE_SECONDS,
    ignoredClaims: config.TOKEN_CLAIMS_IGNORED,
  }),
  actorTokenKey: config.ACTOR_TOKEN_PRIVATE_JWK,
  actorTokenIssuer: config.ACTOR_TOKEN_ISSUER,
  proofIssuers: config.ACTOR_TOKEN_ISSUERS,
  deadlineMilliseconds: config.SUBGRAPH_DEADLINE_MILLISECONDS,
  connectionsPerSubgraph: config.SUBGRAPH_CONNECTIONS,
  breaker: config.breaker,
  counts: await openCounts(config.SHARED_COUNTS_URL, log),
  trustedProxies: config.TRUSTED_PROXIES,
  log,
});

/**
 * The connections to the slices, none of them open yet.
 * @param issuer the name under which the slices know the key
 * @param joins whether what one operation asks of a slice in the same moment goes as one request
 */
export const waysToSlices = (
  options: EntranceOptions,
  supergraph: SupergraphFile,
  issuer: string,
  joins: boolean,
  log: Log,
) =>
  new Subgraphs({
    keysOf: (subgraph, typename) => supergraph.keysOf(subgraph, typename),
    sharedRoots: supergraph.sharedRoots,
    urls: options.subgraphUrls ?? {},
    mint: createActorTokenMinter(options.actorTokenKey, issuer),
    deadlineMilliseconds: options.deadlineMilliseconds ?? 5000,
    connections: options.connectionsPerSubgraph ?? 32,
    breaker: { ...BREAKER_LIMITS, ...options.breaker },
    joins,
    log,
  });

/** Whoever signs actor tokens believes what it signed itself, and other routers of the same graph if it is told of them. */
export function proofReader({ actorTokenKey, proofIssuers }: EntranceOptions, issuer: string) {
  const { d: _private, ...publicKey } = actorTokenKey;
  return createActorTokenReader(proofIssuers ?? [{ issuer, keys: [publicKey] }]);
}

/** Runs a program until it is told to stop; one that cannot start says why, and ends with 1. */
export async function run(
  name: string,
  start: (log: Log) => Promise<{ url: string; close(): Promise<void> }>,
): Promise<void> {
  try {
    const log = createLog(name);
    const running = await start(log);
    log.info({ url: running.url }, 'listening');
    const stop = () => void running.close().then(() => process.exit(0));
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    console.error(`The ${name} cannot start: ${(error as Error).message}`);
    process.exit(1);
  }
}
