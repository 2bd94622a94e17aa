import { readGatewayConfig } from './config.js';
import { optionsOf, run } from './entrance-options.js';
import { issuerPersonas } from './explorer/issuer-tokens.js';
import { startGateway } from './gateway.js';
import { readKeptQuestions } from './questions/kept.js';

/** A slice may be deployed at any time, and its schema published at another. */
const EACH_MINUTE = 60_000;

await run('gateway', async (log) => {
  const config = readGatewayConfig();
  return startGateway({
    ...(await optionsOf(config, log)),
    limits: config.limits,
    clientOrigins: config.CLIENT_ORIGINS,
    compression: config.COMPRESSION,
    driftMilliseconds: EACH_MINUTE,
    introspection: config.INTROSPECTION,
    signIns: config.WORKBENCH_SIGN_INS,
    questions: readKeptQuestions(config.QUESTIONS_FOLDER),
    ...(config.EXPLORER && { explorer: issuerPersonas(config.EXPLORER_PERSONAS, config.TOKEN_ISSUERS) }),
  });
});
