// Apollo Server and Apollo Gateway as they come, with the default data source. Only the actor token is added.
process.env.APOLLO_TELEMETRY_DISABLED = '1';

import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createActorTokenMinter } from '../../platform/dist/wire/actor.js';

const actor = JSON.parse(process.env.ACTOR);
const mint = await createActorTokenMinter(JSON.parse(process.env.ACTOR_TOKEN_PRIVATE_JWK));

class SignedDataSource extends RemoteGraphQLDataSource {
  constructor({ name, url }) {
    super({ url });
    this.name = name;
  }
  async willSendRequest({ request }) {
    const { http, ...body } = request;
    const token = await mint(actor, this.name, Buffer.from(JSON.stringify(body)));
    http.headers.set('authorization', `Bearer ${token}`);
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(process.env.SUPERGRAPH_FILE, 'utf8'),
  buildService: (definition) => new SignedDataSource(definition),
});
const server = new ApolloServer({ gateway, csrfPrevention: false });
await startStandaloneServer(server, { listen: { port: Number(process.env.PORT), host: '127.0.0.1' } });
