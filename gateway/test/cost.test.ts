import { readFileSync } from 'node:fs';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, getOperationAST, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readExamples } from '../src/explorer/examples.js';
import { costOf } from '../src/limits/cost/cost.js';
import { readCostTable } from '../src/limits/cost/table.js';
import { DEFAULT_LIMITS, documentLimits } from '../src/limits/options.js';

const HEADER = `schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@listSize", { name: "@cost", as: "@price" }])
{ query: Query mutation: Mutation }
directive @link(url: String, as: String, import: [Import]) repeatable on SCHEMA
scalar Import
directive @price(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
`;
const SDL = `${HEADER}
type Query {
  people(first: Int! = 7, last: Int): People @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
  found(by: Search): [Person!] @listSize(slicingArguments: ["by.most"], assumedSize: 3)
  all: [Person!]!
  names: [String!]!
  one(code: String @price(weight: 4)): Person
  heavy: Heavy
  report: String @price(weight: 50)
  either: Either
}
type Mutation { record(input: Record!): Person }
input Search { most: Int }
input Record { lines: [Line!]! note: String @price(weight: 2) }
input Line { text: String }
type People { edges: [Edge!]! nodes: [Person!]! others: [Person!]! totalCount: Int }
type Edge { node: Person! }
type Person { id: ID! name: String friends(first: Int! = 2): People @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"]) }
type Heavy @price(weight: 9) { id: ID! people: [Person!]! @listSize(assumedSize: 2) }
union Either = Person | Heavy`;
const table = readCostTable(SDL);
const schema = buildASTSchema(parse(SDL));

const cost = (query: string, variables: Record<string, unknown> = {}) => {
  const document = parse(query);
  const operation = getOperationAST(document)!;
  return costOf({ schema, document, operation, variables, table, assumedListSize: 25 });
};

describe('the cost of an operation', () => {
  it('is none where the variables do not fit', () => {
    expect(cost('query ($first: Int!) { people(first: $first) { totalCount } }', {})).toBeUndefined();
    expect(
      cost('query ($first: Int!) { people(first: $first) { totalCount } }', { first: 'x' }),
    ).toBeUndefined();
  });

  it.each([
    ['a scalar is free, of whatever name', '{ names __typename }', {}, 0],
    ['an object is 1', '{ one { id name } }', {}, 1],
    ['an argument can weigh', '{ one(code: "a") { id } }', {}, 5],
    ['a field can weigh', '{ report }', {}, 50],
    ['a type can weigh, and a list has the size it says', '{ heavy { people { id } } }', {}, 11],
    ['a list that says nothing has the assumed size', '{ all { id } }', {}, 25],
    ['a page has the size that is asked for', '{ people(first: 100) { nodes { id } } }', {}, 101],
    ['… or the default of the argument', '{ people { nodes { id } } }', {}, 8],
    ['… or of a variable', 'query ($n: Int! = 9) { people(first: $n) { nodes { id } } }', {}, 10],
    ['… or the variable', 'query ($n: Int!) { people(first: $n) { nodes { id } } }', { n: 40 }, 41],
    ['… or the largest of several', '{ people(first: 1, last: 30) { nodes { id } } }', {}, 31],
    ['… and never less than nothing', '{ people(first: -100) { nodes { id } } }', {}, 1],
    ['an edge and its node are two', '{ people(first: 10) { edges { node { id } } } }', {}, 21],
    ['a list beside the page is no page', '{ people(first: 100) { others { id } } }', {}, 26],
    ['a size can lie in an input', '{ found(by: { most: 8 }) { id } }', {}, 9],
    ['… and has an assumption of its own', '{ found { id } }', {}, 3],
    [
      'pages in pages multiply',
      '{ people(first: 10) { nodes { friends(first: 20) { nodes { id } } } } }',
      {},
      1 + 10 * 22,
    ],
    [
      'what is skipped is free',
      'query ($no: Boolean!) { all @include(if: $no) { id } ...f @skip(if: true) } fragment f on Query { all { id } }',
      { no: false },
      0,
    ],
    ['fragments are spread', '{ ...f ...f } fragment f on Query { all { id } }', {}, 50],
    [
      'both sides of a choice are added',
      '{ either { ... on Person { friends { totalCount } } ... on Heavy { people { id } } } }',
      {},
      1 + 1 + 2,
    ],
    [
      'each line of an input is 1',
      'mutation { record(input: { lines: [{ text: "a" }, { text: "b" }], note: "n" }) { id } }',
      {},
      1 + 1 + 2 + 2,
    ],
  ])('%s', (_, query, variables, expected) => {
    expect(cost(query, variables)).toBe(expected);
  });

  it('grows without an end that a deep bomb could pass', () => {
    const bomb = `{ people(first: 2147483647) ${'{ nodes { friends(first: 2147483647) '.repeat(40)} { totalCount } ${'} }'.repeat(40)} }`;
    expect(cost(bomb)).toBeGreaterThan(1e300);
  });
});

describe('the committed supergraph', () => {
  const text = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const committed = readCostTable(text);
  const graph = buildASTSchema(transformSupergraphToPublicSchema(parse(text)), { assumeValidSDL: true });

  it('says of every connection with a page that the page is its size', () => {
    const pages = [...text.matchAll(/\): (\w+Connection)!?( @\S+\(.*\))? @listSize/g)];
    expect(pages.length).toBeGreaterThan(20);
    // Plain lists may say how long they usually are.
    const paged = [...committed.listSizes.values()].filter(({ assumedSize }) => assumedSize === undefined);
    expect(paged.length).toBe(pages.length);
    for (const { slicingArguments, sizedFields } of paged)
      expect([slicingArguments, sizedFields]).toEqual([['first'], ['edges', 'nodes']]);
  });

  it.each(readExamples().map((example) => [example.file, example] as const))(
    'is not asked too much by the document of %s',
    (_, { query }) => {
      const { validationRules, parseOptions } = documentLimits(DEFAULT_LIMITS);
      expect(validate(graph, parse(query, parseOptions), validationRules)).toEqual([]);
    },
  );

  it.each(readExamples().map((example) => [example.file, example] as const))(
    'lets %s pass, also with a page of 100',
    (_, { query, variables }) => {
      const document = parse(query);
      const cost = costOf({
        schema: graph,
        document,
        operation: getOperationAST(document)!,
        variables: { ...JSON.parse(variables), ...(query.includes('$first') && { first: 100 }) },
        table: committed,
        assumedListSize: DEFAULT_LIMITS.assumedListSize,
      });
      expect(cost).toBeLessThanOrEqual(DEFAULT_LIMITS.cost);
    },
  );
});
