import { openCounts } from '@mrrm/platform/counting/shared-counts';
import { createLog } from '@mrrm/platform/log';
import { readGatewayConfig } from './config.js';
import { issuerPersonas } from './explorer/issuer-tokens.js';
import { startGateway } from './gateway.js';
import { createIdentity } from './identity/identity.js';

try {
  const config = readGatewayConfig();
  const log = createLog('gateway');
  const gateway = await startGateway({
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
    limits: config.limits,
    counts: await openCounts(config.SHARED_COUNTS_URL, log),
    trustedProxies: config.TRUSTED_PROXIES,
    clientOrigins: config.CLIENT_ORIGINS,
    compression: config.COMPRESSION,
    introspection: config.INTROSPECTION,
    ...(config.EXPLORER && { explorer: issuerPersonas(config.EXPLORER_PERSONAS, config.TOKEN_ISSUERS) }),
    log,
  });
  log.info({ url: gateway.url }, 'listening');
  const stop = () => void gateway.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  console.error(`The gateway cannot start: ${(error as Error).message}`);
  process.exit(1);
}
