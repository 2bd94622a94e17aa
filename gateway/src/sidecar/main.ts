import { optionsOf, run } from '../entrance-options.js';
import { readSidecarConfig } from './config.js';
import { startSidecar } from './sidecar.js';

await run('sidecar', async (log) => {
  const config = readSidecarConfig();
  return startSidecar({
    ...(await optionsOf(config, log)),
    routerKey: config.ROUTER_KEY,
    limits: config.limits,
  });
});
