import { readFileSync } from 'node:fs';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  buildASTSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isListType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
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
    const paged = [...committed.listSizes.values()].filter(({ sizedFields }) => sizedFields.length > 0);
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

  it('says of every other list of objects how long it can be, or which argument cuts it', () => {
    const silent = Object.values(graph.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__') && !type.name.endsWith('Connection')
        ? Object.values(type.getFields())
            .filter(
              (field) => isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)),
            )
            // Told once for a write, of which an operation does one.
            .filter((field) => getNamedType(field.type).name !== 'UserError')
            .map((field) => `${type.name}.${field.name}`)
            .filter((place) => {
              const size = committed.listSizes.get(place);
              return !size || (size.assumedSize === undefined && size.slicingArguments.length === 0);
            })
        : [],
    );
    expect(silent).toEqual([]);
  });

  /** An example's variables; what it looks up for a version is a number. */
  const filled = (variables: string) => JSON.parse(variables.replaceAll(/"<[\w.]*[vV]ersion>"/g, '1'));

  const costOfText = (query: string, variables: object) => {
    const document = parse(query);
    return costOf({
      schema: graph,
      document,
      operation: getOperationAST(document)!,
      variables: variables as Record<string, unknown>,
      table: committed,
      assumedListSize: DEFAULT_LIMITS.assumedListSize,
    })!;
  };

  it.each(readExamples().map((example) => [example.file, example] as const))(
    'lets %s pass, also with a page of 100',
    (_, { query, variables }) => {
      const given = { ...filled(variables), ...(query.includes('$first') && { first: 100 }) };
      expect(costOfText(query, given)).toBeLessThanOrEqual(DEFAULT_LIMITS.cost);
    },
  );

  it('lets each screen of the examples be asked ten times a minute by one person, all shift long', () => {
    for (const { file, query, variables } of readExamples())
      expect([file, costOfText(query, filled(variables)) * 10 <= DEFAULT_LIMITS.costPerMinute]).toEqual([
        file,
        true,
      ]);
  });

  it('costs what partners are told that it costs', () => {
    const told = readFileSync(new URL('../../docs/partners.md', import.meta.url), 'utf8');
    const rows = Object.fromEntries(
      [...told.matchAll(/^\| `(\d\d-[\w-]+\.graphql)` \| ([\d,]+) \|/gm)].map(([, file, cost]) => [
        file,
        Number(cost!.replace(',', '')),
      ]),
    );
    const costs = readExamples().map(({ file, query, variables }) => [
      file,
      costOfText(query, filled(variables)),
    ]);
    expect(rows).toEqual(Object.fromEntries(costs));
  });

  it.each([
    [
      'a series of a year of ten centres and of each of their zones',
      `{ centres(first: 10) { nodes { occupancySeries(from: "2024-01-01", until: "2024-12-31") { at placed }
        safeZones { occupancySeries(from: "2024-01-01", until: "2024-12-31") { at placed } } } } }`,
    ],
    [
      'six series of one centre',
      `{ centreByCode(code: "A") { ${['a', 'b', 'c', 'd', 'e', 'f']
        .map((name) => `${name}: occupancySeries(from: "2024-01-01", until: "2024-12-31") { at }`)
        .join(' ')} } }`,
    ],
    [
      'a review of a centre and nine times suggestions of beds',
      `{ centreByCode(code: "A") { placementsToReview { findings { rule } } } ${[1, 2, 3, 4, 5, 6, 7, 8, 9]
        .map((at) => `s${at}: suggestBeds(residentId: "1", centreId: "1", first: 50) { reasons { message } }`)
        .join(' ')} }`,
    ],
    [
      'the compliance of each room of fifty centres',
      '{ centres(first: 50) { nodes { compliance { code } } } }',
    ],
  ])('refuses %s', (_, query) => {
    const fields = query.replace(/\b(code|message) \}/g, '__typename }');
    expect(costOfText(fields, {})).toBeGreaterThan(DEFAULT_LIMITS.cost);
  });

  it('lets a page of five centres have a series each, and one resident a list of beds', () => {
    const series = `{ centres(first: 5) { nodes { code occupancySeries(from: "2024-01-01", until: "2024-12-31") { at placed } } } }`;
    expect(costOfText(series, {})).toBeLessThanOrEqual(DEFAULT_LIMITS.cost);
    const beds = '{ suggestBeds(residentId: "1", centreId: "1", first: 50) { reasons { __typename } } }';
    expect(costOfText(beds, {})).toBeLessThanOrEqual(DEFAULT_LIMITS.cost / 5);
  });
});
