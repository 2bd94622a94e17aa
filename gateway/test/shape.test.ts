import { createRequire } from 'node:module';
import fc from 'fast-check';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Shape } from '../src/plan/shape.js';

// What Apollo Gateway shapes its answers with is no part of its interface, and its own libraries are not ours.
const ofApollo = createRequire(createRequire(import.meta.url).resolve('@apollo/gateway'));
const { computeResponse } = ofApollo('./resultShaping.js');
const { buildSchema: buildTheirs, operationFromDocument } = ofApollo('@apollo/federation-internals');

const SCHEMA = `
  type Query { row: Row must: Row! rows: [Row!] lists: [[Int]!] any: Any node: Node kind: Kind anys: [Any] }
  interface Node { id: ID! }
  type Row implements Node { id: ID! name: String number: Int! flag: Boolean float: Float kind: Kind day: Day inner: Row innerMust: Row!
    many: [Row!]! any: Any }
  type Other implements Node { id: ID! other: String! }
  union Any = Row | Other
  enum Kind { A B }
  scalar Day`;
const QUERY = `query ($yes: Boolean = true, $no: Boolean!) {
  __typename row { ...R inner { name } } rows { id ... on Node { id } __typename kind @include(if: $yes) name @skip(if: $no) }
  lists any { t: __typename ... on Row { name kind many { id number } } ... on Other { other } ... on Node { id } }
  node { id ... on Other { other } ... on Row { innerMust { number } } } kind anys { ... on Row { many { name } } ... on Other { id } }
  row { innerMust { id any { ... on Other { other } } } }
} fragment R on Row { id innerMust { flag float day } inner { number } again: name }`;
const MUST = `query { row { name } must { id inner { number many { id } } } }`;

const schema = buildSchema(SCHEMA);
const theirs = buildTheirs(SCHEMA);

/** A query as Apollo Gateway reads it and as we do. */
function read(query: string) {
  const document = parse(query);
  return { document, operation: operationFromDocument(theirs, document, { validate: false }) };
}

/** What Apollo Gateway makes of data, and what we do. */
function shapes(
  { document, operation }: ReturnType<typeof read>,
  data: object,
  variables: Record<string, unknown>,
) {
  const attempt = (make: () => unknown) => {
    try {
      return JSON.parse(JSON.stringify({ data: make() }));
    } catch {
      return 'NO ANSWER';
    }
  };
  const withDefaults = { yes: true, ...variables };
  return {
    ours: attempt(() =>
      new Shape(schema, getOperationAST(document)!, document, withDefaults).completion()(data as never),
    ),
    theirs: attempt(() => computeResponse({ operation, variables, input: data }).data),
  };
}

const OTHER_SHAPE = /"no row"|"no list"|"many":0|"__typename":null/;
const missing = Symbol('left out');
const mostly = (good: fc.Arbitrary<unknown>, ...bad: unknown[]) =>
  fc.oneof({ arbitrary: good, weight: 12 }, { arbitrary: fc.constantFrom(null, missing, ...bad), weight: 1 });
const leaf = fc.constantFrom<unknown>('A', 'B', 'C', 7, -3, 1.5, 1e30, true, false, 'x', '', '7');
const record = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .record(fields)
    .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== missing)));

const { root } = fc.letrec((tie) => ({
  row: fc.oneof(
    { depthSize: 'small' },
    record({ id: fc.constant('r'), number: fc.constant(1), innerMust: fc.constant(null) }),
    record({
      __typename: mostly(fc.constant('Row'), 'Other', 'Kind', 'Nothing'),
      id: mostly(fc.constant('r1'), 7, true),
      name: mostly(fc.constant('Name'), 5),
      again: mostly(fc.constant('Name')),
      number: mostly(fc.constant(4), 'four', 1.5),
      flag: mostly(leaf),
      float: mostly(leaf),
      kind: mostly(leaf),
      day: mostly(leaf),
      other: mostly(fc.constant('other')),
      inner: mostly(tie('row'), 'no row'),
      innerMust: mostly(tie('row')),
      many: mostly(
        fc.array(
          mostly(tie('row')).map((one) => (one === missing ? null : one)),
          { maxLength: 3 },
        ),
        'no list',
        0,
      ),
      any: mostly(tie('any')),
    }),
  ),
  any: fc.oneof(
    tie('row').map((one) => ({ ...(one as object), __typename: 'Row' })),
    record({
      __typename: fc.constantFrom('Other', 'Other', 'Other', 'Nothing', 'Day'),
      t: mostly(fc.constant('Other')),
      id: mostly(fc.constant('o1')),
      other: mostly(fc.constant('other'), 5),
    }),
  ),
  root: record({
    row: mostly(tie('row')),
    must: mostly(tie('row')),
    rows: mostly(
      fc.array(
        mostly(tie('row')).map((one) => (one === missing ? null : one)),
        { maxLength: 3 },
      ),
      'no list',
    ),
    lists: mostly(fc.array(fc.oneof(fc.array(leaf, { maxLength: 3 }), fc.constant(null)), { maxLength: 3 })),
    any: mostly(tie('any')),
    node: mostly(tie('any')),
    kind: mostly(leaf),
    anys: mostly(fc.array(tie('any'), { maxLength: 3 })),
  }),
}));

describe('what all owners have told', () => {
  it.each([QUERY, MUST])('is completed as Apollo Gateway completes it, whatever it is: %s', (query) => {
    const asked = read(query);
    fc.assert(
      fc.property(root, fc.boolean(), fc.option(fc.boolean(), { nil: undefined }), (data, no, yes) => {
        const variables = { no, ...(yes !== undefined && { yes }) };
        const { ours, theirs } = shapes(asked, data as object, variables);
        // Apollo Gateway gives up a row at the first null that may not be, and sees no other shape behind it.
        if (ours === 'NO ANSWER' && theirs !== ours) expect(JSON.stringify(data)).toMatch(OTHER_SHAPE);
        else expect(ours).toEqual(theirs);
      }),
      { numRuns: 400 },
    );
  });

  it('has no value that the graph does not know, and nothing that was not asked', () => {
    const data = {
      kind: 'SECRET',
      row: { id: 'r', name: 'N', secret: 1 },
      rows: [{ id: 'r', __typename: 'Hidden' }],
    };
    const asked = read('{ kind row { name } rows { id } }');
    const { ours, theirs } = shapes(asked, data, {});
    expect(ours).toEqual({ data: { kind: null, row: { name: 'N' }, rows: null } });
    expect(ours).toEqual(theirs);
  });

  it('is no answer at all when a list stands where one row has to', () => {
    expect(shapes(read('{ row { id } }'), { row: [{ id: 'r' }] }, {}).ours).toBe('NO ANSWER');
  });
});
