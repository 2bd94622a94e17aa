import { openCounts } from '@mrrm/platform/counting/shared-counts';
import { createLog } from '@mrrm/platform/log';
import { createIdentity } from '../identity/identity.js';
import { readSidecarConfig } from './config.js';
import { startSidecar } from './sidecar.js';

try {
  const config = readSidecarConfig();
  const log = createLog('sidecar');
  const sidecar = await startSidecar({
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
    routerKey: config.ROUTER_KEY,
    actorTokenKey: config.ACTOR_TOKEN_PRIVATE_JWK,
    actorTokenIssuer: config.ACTOR_TOKEN_ISSUER,
    proofIssuers: config.ACTOR_TOKEN_ISSUERS,
    deadlineMilliseconds: config.SUBGRAPH_DEADLINE_MILLISECONDS,
    connectionsPerSubgraph: config.SUBGRAPH_CONNECTIONS,
    breaker: config.breaker,
    limits: config.limits,
    counts: await openCounts(config.SHARED_COUNTS_URL, log),
    trustedProxies: config.TRUSTED_PROXIES,
    log,
  });
  log.info({ url: sidecar.url }, 'listening');
  const stop = () => void sidecar.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  console.error(`The sidecar cannot start: ${(error as Error).message}`);
  process.exit(1);
}
