// Hive Gateway as its command line runs it with deploy/routers/hive.config.mjs. With LATE=1 the person's headers are added where it is
// too late for what Hive compares: what docs/scale.md warns of.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { gatewayConfig } from '../../../deploy/routers/hive.config.mjs';

const { propagateHeaders, plugins, ...config } = gatewayConfig;
const late = {
  onFetch({ options, setOptions, context }) {
    if (!context?.request) return;
    const said = Object.entries(
      propagateHeaders.fromClientToSubgraphs({ request: context.request, context }),
    );
    const headers = Object.fromEntries(said.filter(([, value]) => value !== undefined));
    setOptions({ ...options, headers: { ...options.headers, ...headers } });
  },
};
const gateway = createGatewayRuntime({
  ...config,
  ...(process.env.LATE ? { plugins: () => [...plugins(), late] } : { plugins, propagateHeaders }),
  supergraph: readFileSync(config.supergraph, 'utf8'),
  logging: false,
});
createServer(gateway).listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
