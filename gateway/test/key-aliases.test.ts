import { readFileSync } from 'node:fs';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type GraphQLObjectType, isObjectType, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noAliasOfAKey } from '../src/key-aliases.js';
import { readPlannedFields } from '../src/planned-fields.js';
import { type Graph, startGraph } from './support/graph.js';

const supergraph = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)), { assumeValidSDL: true });
const keys = readPlannedFields(supergraph);
const rule = noAliasOfAKey(() => supergraph);
const refusals = (selection: string, type: string) =>
  validate(schema, parse(`fragment f on ${type} { ${selection} }`), [rule]).map(({ message }) => message);

describe('every entity of the graph', () => {
  const entities = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && keys.has(type.name),
  );

  it('is known by its keys', () => {
    expect(entities.length).toBeGreaterThan(20);
    expect([...keys.get('Resident')!]).toContain('id');
    expect([...keys.get('Centre')!]).toContain('id');
  });

  it.each(entities.map((type) => [type.name, type] as const))(
    'lets no other field of %s be called as one of its keys',
    (name, type) => {
      for (const key of keys.get(name)!) {
        const others = Object.keys(type.getFields()).filter((field) => field !== key);
        const told = others.map((field) => refusals(`${key}: ${field}`, name));
        expect(
          told.filter(([message]) => !message?.includes(`"${key}" is the name of another field`)),
        ).toEqual([]);
        expect(refusals(`${key}: ${key} another: ${others[0] ?? key} ${key}`, name)).toEqual([]);
      }
    },
  );

  it('says what to write instead', () => {
    expect(refusals('id: registrationNumber placement { id }', 'Resident')).toEqual([
      expect.stringMatching(
        /^"id" .* "Resident".*: write "registrationNumber" without an alias, or with another one\.$/,
      ),
    ]);
  });

  it('lets no field be called as the type', () => {
    expect(refusals('__typename: registrationNumber', 'Resident')).toHaveLength(1);
    expect(refusals('__typename: totalCount', 'ResidentConnection')).toHaveLength(1);
  });

  it('leaves types alone that are no entities', () => {
    expect(refusals('id: totalCount', 'ResidentConnection')).toEqual([]);
  });
});

describe('the keys of a supergraph', () => {
  it('are read of any name, in objects inside a key, and of what one owner requires of another', () => {
    const found = readPlannedFields(`
      type A @join__type(graph: X, key: "code") @join__type(graph: Y, key: "owner { tag } number")
      { code: ID owner: B number: Int size: Int @join__field(graph: Y, requires: "weight owner { name }") weight: Int }
      type B @join__type(graph: X) { tag: ID name: String }`);
    expect([...found].map(([type, names]) => [type, [...names].sort()])).toEqual([
      ['A', ['code', 'number', 'owner', 'weight']],
      ['B', ['name', 'tag']],
    ]);
  });
});

describe('an alias that is the name of a key', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph();
  });
  afterAll(() => graph.close());

  it.each([
    ['in the document', '{ centre(id: "c1") { id: name headcount } }'],
    ['in a list', '{ centre(id: "c1") { residents { id: name age } } }'],
    ['in a fragment', '{ centre(id: "c1") { ...f headcount } } fragment f on Centre { id: name }'],
    [
      'in two fragments',
      '{ centre(id: "c1") { ...a ...b } } fragment a on Centre { id: name } fragment b on Centre { headcount }',
    ],
    ['in a mutation', 'mutation { open(name: "c1") { id: name headcount } }'],
    ['of a field of the same owner', '{ centre(id: "c1") { id: name } }'],
  ])('is refused before any owner is asked: %s', async (_, query) => {
    graph.centres.headers.length = 0;
    const { data, errors } = await graph.ask(query);
    expect(data).toBeUndefined();
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(errors![0]!.message).toContain('write "name" without an alias');
    expect(graph.centres.headers).toEqual([]);
  });

  it('is no matter when it is another name', async () => {
    const { data, errors } = await graph.ask('{ centre(id: "c1") { called: name key: id headcount } }');
    expect(errors).toBeUndefined();
    expect(data!['centre']).toMatchObject({ called: 'Example centre', key: 'c1' });
  });
});
