// Hive Gateway. Only the actor token is added. HIVE says in which of its forms:
// "as it comes" merges identical requests to a slice that are under way, whoever asks; "alone" merges none; "by person" merges those
// of one person; "router runtime" is "alone" with its planner in Rust.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { actorOf, mint } from './actors.mjs';

const form = process.env.HIVE;
const supergraph = readFileSync(process.env.SUPERGRAPH_FILE, 'utf8');
const names = Object.fromEntries(
  [...supergraph.matchAll(/@join__graph\(name: "(\w+)", url: "([^"]+)"\)/g)].map(([, name, url]) => [
    url,
    name,
  ]),
);
const actors = new WeakMap();
const personOf = (request) => {
  if (!actors.has(request))
    actors.set(request, actorOf(request.headers.get('x-actor'), request.headers.get('x-purpose')));
  return actors.get(request);
};

const gateway = createGatewayRuntime({
  supergraph,
  logging: false,
  ...(form === 'router runtime' && {
    unifiedGraphHandler: (await import('@graphql-hive/router-runtime')).unifiedGraphHandler,
  }),
  ...((form === 'alone' || form === 'router runtime') && {
    transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
  }),
  ...(form === 'by person' && {
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => ({ 'x-person': personOf(request).principal }),
    },
  }),
  plugins: () => [
    {
      async onFetch({ url, options, setOptions, context }) {
        const name = names[url];
        if (!name || !context?.request) return;
        const token = mint(personOf(context.request), name, Buffer.from(options.body));
        setOptions({ ...options, headers: { ...options.headers, authorization: `Bearer ${token}` } });
      },
    },
  ],
});
createServer(gateway).listen(Number(process.env.PORT), '127.0.0.1');
