import { ApolloServer, HeaderMap } from '@apollo/server';
import { Answerer } from '@mrrm/platform/answering/answerer';
import { mediaTypeFor } from '@mrrm/platform/answering/media-type';
import { DOCUMENT_LIMITS, documentChecks, tooMuchOf } from '@mrrm/platform/document-limits/limits';
import { createLog } from '@mrrm/platform/log';
import { rebuildError } from '@mrrm/platform/wire/error-format';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

process.env['LOG_LEVEL'] = 'silent';
const log = createLog('test');
const schema = buildSchema(`
  input Named { name: String! }
  type Person { id: ID, friend: Person }
  type Query { person(named: Named, nth: Int! = 1): Person, text(of: String): String }
  type Mutation { change: String }`);
const answerer = new Answerer({ schema, limits: DOCUMENT_LIMITS, introspection: false, log });

const nested = (levels: number) => `{ person ${'{ friend '.repeat(levels)}{ id }${' }'.repeat(levels)} }`;
const many = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => one(index)).join(' ');

/** Bodies that no operation comes of. */
const REFUSED: Record<string, unknown> = {
  'a list of questions': [{ query: '{ text }' }],
  'no object': 'text',
  nothing: null,
  'no query': { variables: {} },
  'an empty query': { query: '' },
  'a query that is no text': { query: { kind: 'Document' } },
  'variables as a text': { query: '{ text }', variables: '{}' },
  'variables as a list': { query: '{ text }', variables: [] },
  'extensions as a text': { query: '{ text }', extensions: '{}' },
  'a name that is no text': { query: '{ text }', operationName: 1 },
  'no GraphQL': { query: '{ text' },
  'a field that is none': { query: '{ txet }' },
  'a selection of nothing': { query: '{ person }' },
  'the schema itself': { query: '{ __schema { types { name } } }' },
  'a type of the schema': { query: '{ __type(name: "Query") { name } }' },
  'a name of no operation': { query: 'query A { text }', operationName: 'B' },
  'two operations and no name': { query: 'query A { text } query B { text }' },
  'fragments in a circle': { query: '{ person { ...A } } fragment A on Person { friend { ...A } }' },
  'a value that does not fit': {
    query: 'query ($n: Named) { person(named: $n) { id } }',
    variables: { n: { name: 1 } },
  },
  'a value that is missing': { query: 'query ($n: Named!) { person(named: $n) { id } }' },
  'more levels than are answered': { query: nested(13) },
  'more aliases': { query: `{ ${many(51, (index) => `a${index}: text`)} }` },
  'more root fields': { query: `{ ${many(11, (index) => `a${index}: text`)} }` },
  'more directives': { query: `{ person { ${many(21, () => 'id @skip(if: false)')} } }` },
  'more tokens': { query: `{ ${many(1001, () => 'text')} }` },
  'more selections than are written': {
    query: `{ person { ...A ...A ...A } } fragment A on Person { ${many(400, () => 'id')} }`,
  },
};

const apollo = new ApolloServer({
  schema,
  introspection: false,
  stopOnTerminationSignals: false,
  hideSchemaDetailsFromClientErrors: true,
  ...documentChecks(DOCUMENT_LIMITS),
  formatError: (formatted, error) => {
    const message = tooMuchOf(formatted);
    return message ? { message, extensions: { code: 'TOO_EXPENSIVE' } } : rebuildError(formatted, error, log);
  },
});
beforeAll(() => apollo.start());
afterAll(() => apollo.stop());

const told = (text: string) => {
  const { errors, ...rest } = JSON.parse(text) as { errors: { extensions: { code: string } }[] };
  return { codes: [...new Set(errors.map(({ extensions }) => extensions.code))], rest };
};

async function byApollo(body: unknown) {
  const { status, body: answer } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: new HeaderMap([['content-type', 'application/json']]),
      search: '',
      body,
    },
    context: async () => ({}),
  });
  return { status, ...told((answer as { string: string }).string) };
}

describe('what is refused is refused as Apollo Server refuses it, and nothing is made for it', () => {
  it.each(Object.entries(REFUSED))('%s', async (_, body) => {
    const { status, text } = await answerer.answer(body, () => {
      throw new Error('A context was made.');
    });
    expect({ status, ...told(text) }).toEqual(await byApollo(body));
  });

  it('a null character in a text of the document, however it is written', async () => {
    for (const query of ['{ text(of: "a\\u0000") }', '{ text(of: "a\\u{0}") }']) {
      const { status, text } = await answerer.answer({ query }, () => {
        throw new Error('A context was made.');
      });
      expect({ status, ...told(text) }).toEqual({ status: 400, codes: ['BAD_USER_INPUT'], rest: {} });
    }
  });
});

it('a fault of ours before anything is read is told as one, without its words', async () => {
  const { status, text } = await answerer.answer({ query: '{ text }' }, () => {
    throw new Error('a secret');
  });
  expect({ status, ...told(text) }).toEqual({ status: 500, codes: ['INTERNAL'], rest: {} });
  expect(text).not.toContain('secret');
});

it.each([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
  ['application/graphql-response+json;q=0.5, application/json', 'application/json'],
  ['text/html, application/*;q=0.1', 'application/json'],
  ['text/html', undefined],
  ['application/json;q=0', undefined],
])('who takes %s is answered with %s', (accept, type) => {
  expect(mediaTypeFor(accept)).toBe(type && `${type}; charset=utf-8`);
});
