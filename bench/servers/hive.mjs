// Hive Gateway as it comes. Only the actor token is added.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { createActorTokenMinter } from '../../platform/dist/wire/actor.js';

const actor = JSON.parse(process.env.ACTOR);
const mint = await createActorTokenMinter(JSON.parse(process.env.ACTOR_TOKEN_PRIVATE_JWK));
const supergraph = readFileSync(process.env.SUPERGRAPH_FILE, 'utf8');
const names = Object.fromEntries(
  [...supergraph.matchAll(/@join__graph\(name: "(\w+)", url: "([^"]+)"\)/g)].map(([, name, url]) => [
    url,
    name,
  ]),
);

const gateway = createGatewayRuntime({
  supergraph,
  plugins: () => [
    {
      async onFetch({ url, options, setOptions }) {
        const name = names[url];
        if (!name) return;
        const token = await mint(actor, name, Buffer.from(options.body));
        setOptions({ ...options, headers: { ...options.headers, authorization: `Bearer ${token}` } });
      },
    },
  ],
});
createServer(gateway).listen(Number(process.env.PORT), '127.0.0.1');
