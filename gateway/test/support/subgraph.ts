import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type Actor, createActorTokenVerifier } from '@mrrm/platform/wire/actor';
import type { ActorTokenIssuer } from '@mrrm/platform/wire/actor-token-issuers';
import { GraphQLError, type GraphQLSchema, graphql, parse } from 'graphql';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@shareable", "@tag"])';

const CENTRES = `${LINK}
  type Query { centre(id: ID!): Centre  loop: Query  secret: String  strict(on: Day!): String  me: String  who: Who @shareable  figures: Figures }
  type Figures { of: String! @tag(name: "hxl/indicator") nodes: [Figure!] pageInfo: Pages! }
  type Pages { hasNextPage: Boolean! }
  type Figure { period: String! @tag(name: "hxl/date/period") value: Int @tag(name: "hxl/indicator/value/num") withheld: String kinds: [Kind!]! word: Kind @tag(name: "hxl/meta/word") before: Figure }
  type Kind { code: String @tag(name: "hxl-attribute/code") inner: [Kind!] }
  type Who { work: String }
  type Mutation { open(name: String!): Centre  shut(name: String!): Centre  alarm: Centre @tag(name: "urgent") }
  scalar Day
  type Centre @key(fields: "id") { id: ID! name: String! residents: [Resident!]!  many(first: Int!): [Resident!]!  of(ids: [ID!]!): [Resident!]! }
  type Resident @key(fields: "id") { id: ID! homes: [Centre!] }`;

const PEOPLE = `${LINK}
  type Query { peopleOnline: Boolean  who: Who @shareable }
  type Who { name: String  age: Int }
  type Resident @key(fields: "id") { id: ID! name: String age: Int }
  type Centre @key(fields: "id") { id: ID! headcount: Int }`;

export const typeDefs = { centres: CENTRES, people: PEOPLE };

const centre = {
  __typename: 'Centre',
  id: 'c1',
  name: 'Example centre',
  residents: [{ id: 'r1' }, { id: 'r2' }],
};
const resolvers = {
  centres: {
    Query: {
      centre: () => centre,
      loop: () => ({}),
      secret: () => {
        throw new Error('select secret from "table" at db.internal:5432');
      },
      strict: () => 'never',
      who: () => ({ work: 'Example centre' }),
      figures: () => ({
        of: 'ARRIVALS',
        nodes: [
          {
            period: '2023',
            value: -12,
            withheld: null,
            kinds: [{ code: 'A' }, { code: 'B' }],
            word: { code: 'A' },
          },
          { period: '2024', value: null, withheld: 'SMALL', kinds: [], word: null },
        ],
        pageInfo: { hasNextPage: false },
      }),
      me: (_: unknown, __: unknown, context: { actor: { organisation: string } }) =>
        context.actor.organisation,
    },
    Mutation: { open: () => centre, shut: () => centre, alarm: () => centre },
    Centre: {
      __resolveReference: () => centre,
      many: (_: unknown, { first }: { first: number }) =>
        Array.from({ length: first }, (__, index) => ({ id: `m${index}` })),
      of: (_: unknown, { ids }: { ids: string[] }) => ids.map((id) => ({ id })),
    },
  },
  people: {
    Query: { peopleOnline: () => true, who: () => ({ name: 'Person', age: 40 }) },
    Resident: {
      __resolveReference: ({ id }: { id: string }) => ({ id, name: `Person ${id}`, age: 16 }),
      name: ({ id, name }: { id: string; name: string }) => {
        if (!id.endsWith('99')) return name;
        throw new GraphQLError('No name.', {
          extensions: { code: 'FORBIDDEN', rule: 'a rule', owner: 'IOM', host: 'db.internal' },
        });
      },
    },
    Centre: { __resolveReference: ({ id }: { id: string }) => ({ id, headcount: 2 }) },
  },
};

export type SubgraphName = keyof typeof typeDefs;
type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A small real subgraph over HTTP that takes only actor tokens, remembers headers, and misbehaves on request. */
export class TestSubgraph {
  readonly headers: IncomingHttpHeaders[] = [];
  /** Who asked, as the actor tokens said. */
  readonly actors: Actor[] = [];
  /** Numbers of representations in each call of `_entities`. */
  readonly entityCalls: number[] = [];
  misbehave: Misbehaviour | undefined;
  /** Whether it takes questions, those for its health too, and answers none. */
  isSilent = false;
  /** What each answer waits for. */
  hold: Promise<void> | undefined;
  /** Changes an answer before it is sent. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer that is not what it should be has no shape.
  tamper: ((result: any) => unknown) | undefined;
  /** A text in a request's body at which the connection breaks. */
  failsOn: string | undefined;
  #port = 0;
  readonly #schema: GraphQLSchema;
  #server = createServer();

  constructor(
    readonly name: SubgraphName,
    private readonly issuers: ActorTokenIssuer[],
  ) {
    this.#schema = buildSubgraphSchema([
      { typeDefs: parse(typeDefs[name]), resolvers: resolvers[name] as never },
    ]);
  }

  get url() {
    return `http://127.0.0.1:${this.#port}/graphql`;
  }

  async start() {
    const verify = createActorTokenVerifier(this.name, this.issuers);
    this.#server = createServer(async (request, response) => {
      this.headers.push(request.headers);
      if (this.isSilent) return;
      if (request.url === '/readyz') return void response.end('{}');
      if (this.misbehave) return this.misbehave(request, response);
      const body = Buffer.concat(await request.toArray());
      await this.hold;
      if (this.failsOn && body.includes(this.failsOn)) return response.destroy();
      response.setHeader('content-type', 'application/json');
      try {
        const actor = await verify(request.headers.authorization?.slice(7), body);
        this.actors.push(actor);
        const { query, variables } = JSON.parse(body.toString());
        const asked = Object.entries(variables ?? {}).flatMap(([name, value]) =>
          name.endsWith('representations') ? [(value as unknown[]).length] : [],
        );
        if (asked.length > 0) this.entityCalls.push(...asked);
        const result = await graphql({
          schema: this.#schema,
          source: query,
          variableValues: variables,
          contextValue: { actor },
        });
        const answer = JSON.parse(JSON.stringify(result));
        response.end(JSON.stringify(this.tamper ? this.tamper(answer) : answer));
      } catch (error) {
        response.statusCode = 401;
        response.end(
          JSON.stringify({ errors: [{ message: String(error), extensions: { code: 'UNAUTHENTICATED' } }] }),
        );
      }
    });
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
