// Apollo Server and Apollo Gateway as they come, with the default data source. Only the actor token is added.
process.env.APOLLO_TELEMETRY_DISABLED = '1';

import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { actorOf, mint } from './actors.mjs';

class SignedDataSource extends RemoteGraphQLDataSource {
  constructor({ name, url }) {
    super({ url });
    this.name = name;
  }
  async willSendRequest({ request, context }) {
    // The gateway asks by itself for nothing of these slices; it has no context then.
    if (!context.actor) return;
    const { http, ...body } = request;
    const token = mint(context.actor, this.name, Buffer.from(JSON.stringify(body)));
    http.headers.set('authorization', `Bearer ${token}`);
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(process.env.SUPERGRAPH_FILE, 'utf8'),
  buildService: (definition) => new SignedDataSource(definition),
});
const server = new ApolloServer({ gateway, csrfPrevention: false });
await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1' },
  context: async ({ req }) => ({ actor: actorOf(req.headers['x-actor'], req.headers['x-purpose']) }),
});
