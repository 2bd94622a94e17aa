import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type DocumentNode,
  defaultFieldResolver,
  execute,
  type GraphQLError,
  parse,
  validate,
  visit,
} from 'graphql';
import { ANSWERS } from './answers.js';
import type { Break } from './breaks.js';
import { type Context, judge, keepRead, note, type Seen } from './reading.js';
import { Refusal } from './refusal.js';
import { fieldsOf, type Published, readPublished } from './schema.js';
import { Store } from './store.js';
import { tokenReader } from './token.js';
import { ACTS, write } from './writing.js';

const MOST_BYTES = 1_048_576;
const [MOST_CHARACTERS, MOST_WORDS, MOST_ALIASES, MOST_LEVELS] = [65_536, 10_000, 100, 24];

/** Puts the answers of the tiny slice behind the fields of the published schema, and a guard before each. */
export function withAnswers(sdl: string): Published {
  const published = readPublished(sdl);
  for (const { at, field } of fieldsOf(published.schema)) {
    const [type, name] = at.split('.') as [string, string];
    const answer = ANSWERS[at] ?? defaultFieldResolver;
    const group = published.groupOf.get(at);
    field.resolve = (source, asked, context: Context, info) => {
      if (type === 'Mutation') return name in ACTS ? write(context, name, asked.input) : { userErrors: [] };
      const row = type === 'Resident' ? (source as Seen) : undefined;
      judge(context, group, row);
      if (row && group) note(context, row, group);
      return answer(source as never, asked, context, info);
    };
  }
  return published;
}

/** A list of the residents that nobody has, in memory: the smallest slice that keeps the core of the contract. */
export async function startTinyResidents(what: {
  published: Published;
  sdl: string;
  issuer: Parameters<typeof tokenReader>[0];
  breaks?: Break[];
}): Promise<{ url: string; stop(): Promise<void> }> {
  const is = (name: Break) => what.breaks?.includes(name) ?? false;
  const store = new Store();
  const readToken = tokenReader(what.issuer, 'residents', is);
  const server = createServer(async (request, response) => {
    if (request.method === 'GET')
      return answer(response, isHealthy(request, is) ? 200 : 503, { status: 'ok' });
    const body = await bodyOf(
      request,
      is('reads bodies of any length') ? Number.POSITIVE_INFINITY : MOST_BYTES,
    );
    if (body === undefined) return answer(response, 413, refused('TOO_EXPENSIVE', 'This is too long.'));
    const token = request.headers.authorization?.replace('Bearer ', '');
    const isOpen = !token && is('answers without a token');
    const actor = isOpen
      ? ({ sub: 'nobody', role: 'NURSE', purpose: 'CARE', centres: [] } as never)
      : readToken(token, body);
    if (!actor) return answer(response, 401, refused('UNAUTHENTICATED', 'A token of the gateway is needed.'));
    const asked = JSON.parse(body);
    if (Array.isArray(asked) && !is('answers lists of operations'))
      return answer(response, 400, refused('BAD_REQUEST', 'One operation at a time.'));
    const context = { actor, store, published: what.published, sdl: what.sdl, is, read: new Map() };
    answer(response, 200, await answerTo([asked].flat()[0], context));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const isHealthy = ({ url }: IncomingMessage, is: Context['is']) =>
  url === '/livez' || (url === '/readyz' && !is('is not ready'));

async function bodyOf(request: IncomingMessage, most: number): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes <= most) parts.push(part);
  }
  return bytes > most ? undefined : Buffer.concat(parts).toString('utf8');
}

async function answerTo({ query, variables }: { query: string; variables?: object }, context: Context) {
  const { schema } = context.published;
  try {
    const document = readDocument(query, context.is);
    const errors = faultsOf(query, document, context);
    if (errors.length > 0)
      return { errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) };
    const { data, errors: met } = await execute({
      schema,
      document,
      contextValue: context,
      variableValues: variables as Record<string, unknown>,
      typeResolver: ({ __typename }) => __typename,
    });
    keepRead(context);
    return {
      data,
      errors: met?.map((error) => coded(error, data === undefined ? 'BAD_USER_INPUT' : 'INTERNAL')),
    };
  } catch (error) {
    return {
      errors: [
        coded(
          error as GraphQLError,
          context.is('has codes of its own') ? 'WHAT_IS_THIS' : 'GRAPHQL_PARSE_FAILED',
        ),
      ],
    };
  }
}

/** What was looked at once is not looked at again: most of the time of a question is this. */
const looked = new Map<string, readonly GraphQLError[]>();

function faultsOf(query: string, document: DocumentNode, { published: { schema } }: Context) {
  const faults = looked.get(query) ?? validate(schema, document);
  looked.set(query, faults);
  return faults;
}

/** @throws Refusal TOO_EXPENSIVE for a document that is too large */
function readDocument(query: string, is: Context['is']): DocumentNode {
  const tooMuch = () => new Refusal('TOO_EXPENSIVE', 'The operation asks for more than one may.');
  if (query.length > MOST_CHARACTERS && !is('reads documents of any length')) throw tooMuch();
  const document = parse(query, { noLocation: true });
  let [aliases, words, level, levels] = [0, 0, 0, 0];
  visit(document, {
    Field: {
      enter({ alias }) {
        words += 1;
        level += 1;
        levels = Math.max(levels, level);
        if (alias) aliases += 1;
      },
      leave() {
        level -= 1;
      },
    },
  });
  if (words > MOST_WORDS && !is('counts no words')) throw tooMuch();
  if (aliases > MOST_ALIASES && !is('counts no aliases')) throw tooMuch();
  if (levels > MOST_LEVELS && !is('counts no levels')) throw tooMuch();
  return document;
}

const coded = ({ message, path, extensions }: GraphQLError, otherwise: string) => ({
  message: extensions?.['code'] || otherwise !== 'INTERNAL' ? message : 'This is our own fault.',
  path,
  extensions: { code: otherwise, ...extensions },
});

const refused = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
