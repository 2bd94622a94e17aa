import { buildSchema, execute, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../src/access/coverage.js';
import { guardSchema } from '../src/access/guard.js';
import { Judge } from '../src/access/judge.js';
import { accessMatrix } from '../src/access/matrix.js';
import { type AccessTable, argumentsOf, fieldsOf } from '../src/access/table.js';
import { Trail } from '../src/audit/trail.js';
import { Refusal } from '../src/wire/errors.js';

const SDL = `
  type Query { thing(id: ID!): Thing thingByName(name: String!): Thing }
  type Thing { id: ID size(on: String, unit: String = "m"): Int }`;

const group = (roles: string[], across: 'OPEN' | 'SHARED' = 'SHARED') => ({
  description: '',
  personal: true,
  roles,
  across,
});

const table: AccessTable = {
  slice: 'things',
  owner: 'US',
  roles: { CLERK: { purposes: ['WORK'] }, GUEST: { purposes: ['WORK'] } },
  groups: {
    KEY: { ...group(['CLERK', 'GUEST']), personal: false },
    SIZE: group(['CLERK', 'GUEST']),
    SECRET: group(['CLERK']),
  },
  types: {
    Query: { base: 'KEY', fields: fieldsOf('KEY', 'thing thingByName') },
    Thing: { base: 'KEY', fields: { id: 'KEY', size: 'SIZE' }, person: ({ id }) => id },
  },
  filters: {},
  arguments: argumentsOf({
    KEY: 'Query.thing(id)',
    SIZE: 'Thing.size(unit)',
    SECRET: 'Query.thingByName(name) Thing.size(on)',
  }),
  personInputs: [],
  recordInputs: {},
};

function guarded(row: object): GraphQLSchema {
  const schema = buildSchema(SDL);
  const query = schema.getType('Query');
  if (!isObjectType(query)) throw new Error('no queries');
  for (const field of Object.values(query.getFields())) field.resolve = () => row;
  guardSchema(schema, table);
  return schema;
}

const CLERK = {
  principal: 's',
  organisation: 'US',
  role: 'CLERK',
  centres: [],
  purpose: 'WORK',
  client: 'c',
  requestId: 'r',
};

async function ask(query: string, who: { role: string; organisation?: string }, opened: string[] = []) {
  const actor = { ...CLERK, ...who };
  const trail = new Trail(table, actor);
  const basis = Object.fromEntries(opened.map((name) => [name, 'CONSENT:1']));
  const row = { id: 'one', size: 7, access: { owner: 'US', opened: async () => basis } };
  const contextValue = { judge: new Judge(table, actor), trail };
  const { data, errors } = await execute({ schema: guarded(row), document: parse(query), contextValue });
  return {
    data: data && JSON.parse(JSON.stringify(data)),
    codes: (errors ?? []).map(({ extensions }) => extensions['code']),
    events: trail.take(),
  };
}

describe('an argument has a group of its own', () => {
  it('refuses the field to whoever may not read what the argument selects by', async () => {
    const answer = await ask('{ thing(id: 1) { id size(on: "2020") } }', { role: 'GUEST' });
    expect(answer).toMatchObject({ data: { thing: { id: 'one', size: null } }, codes: ['FORBIDDEN'] });
    expect(await ask('{ thingByName(name: "x") { id } }', { role: 'GUEST' })).toMatchObject({
      data: { thingByName: null },
      codes: ['FORBIDDEN'],
    });
  });

  it('lets the field be read when the argument is left out, or is null', async () => {
    for (const size of ['size', 'size(on: null)', 'size(unit: "mm")'])
      expect(await ask(`{ thing(id: 1) { ${size} } }`, { role: 'GUEST' })).toMatchObject({
        data: { thing: { size: 7 } },
        codes: [],
      });
  });

  it('is opened by the row to another organisation, and by nothing else', async () => {
    const query = '{ thing(id: 1) { size(on: "2020") } }';
    const other = { role: 'CLERK', organisation: 'THEM' };
    expect(await ask(query, other, ['SIZE'])).toMatchObject({
      data: { thing: { size: null } },
      codes: ['CONSENT_REQUIRED'],
    });
    const open = await ask(query, other, ['SIZE', 'SECRET']);
    expect(open).toMatchObject({ data: { thing: { size: 7 } }, codes: [] });
    expect(open.events[0]).toMatchObject({ people: ['one'], entities: [{ groups: ['SECRET', 'SIZE'] }] });
  });
});

describe('an access table that forgets an argument', () => {
  it('does not fit the schema', () => {
    const schema = buildSchema(SDL);
    expect(faultsOf(table, schema)).toEqual([]);
    const forgot = { ...table, arguments: argumentsOf({ KEY: 'Query.thing(id)', SIZE: 'Thing.size(unit)' }) };
    expect(faultsOf(forgot, schema)).toEqual([
      'Query.thingByName(name) has no access rule.',
      'Thing.size(on) has no access rule.',
    ]);
    const more = argumentsOf({ NOTHING: 'Query.thing(id)', KEY: 'Query.thing(by)' });
    expect(faultsOf({ ...table, arguments: { ...table.arguments, ...more } }, schema)).toEqual([
      'Query.thing(id) has no access rule.',
      'The table speaks of Query.thing(by), which does not exist.',
    ]);
  });

  it('does not fit when a row is found by another group than that of its key, or when all may read what is shared', () => {
    const schema = buildSchema(SDL);
    const { Thing, ...types } = table.types;
    const found = (base: string, fields = Thing!.fields) =>
      faultsOf({ ...table, types: { ...types, Thing: { ...Thing!, base, fields } } }, schema);
    expect(found('SECRET')).toEqual(['Thing is found by SECRET, and its key is of KEY.']);
    const keyless = fieldsOf('SIZE', 'size');
    expect(found('SECRET', keyless)).toContain('Thing is found by SECRET, and no field is of it.');
    const groups = { ...table.groups, KEY: { ...table.groups['KEY']!, always: true } };
    expect(faultsOf({ ...table, groups }, schema)).toEqual([
      'The group KEY is open to all, and SHARED as well.',
    ]);
    const cut = { ...table.groups['KEY']!, across: 'OPEN' as const, always: true, roles: ['CLERK'] };
    expect(faultsOf({ ...table, groups: { ...table.groups, KEY: cut } }, schema)).toContain(
      'The group KEY is open to all, and leaves out GUEST.',
    );
  });

  it('does not fit when an argument is of a group that asks for less than its field', () => {
    const wider = {
      ...table,
      groups: { ...table.groups, KEY: { ...table.groups['KEY']!, across: 'OPEN' as const } },
    };
    const rules = { ...table.arguments, 'Thing.size': { unit: 'KEY', on: 'SECRET' } };
    expect(faultsOf({ ...wider, arguments: rules }, buildSchema(SDL))).toEqual([
      'Thing.size(unit) is of KEY, which asks for no more than SIZE of the field: say that.',
    ]);
  });

  it('is not written with a word that is no argument, nor with an argument of two groups', () => {
    expect(() => argumentsOf({ KEY: 'Thing.size' })).toThrow('is no Type.field(argument,argument)');
    expect(() => argumentsOf({ KEY: 'Thing.size(on)', SIZE: 'Thing.size(on)' })).toThrow('KEY and SIZE');
  });

  it('prints each argument with its readers', () => {
    expect(accessMatrix('things', table)).toContain('| Thing.size(on) | SECRET | ◐ |   |');
  });
});

describe('what was looked for and not found', () => {
  it.each(['at once', 'later'])('is in the audit, also when the field says so %s', async (when) => {
    const personal: AccessTable = { ...table, groups: { ...table.groups, KEY: group(['CLERK']) } };
    const schema = buildSchema(SDL);
    const look = () => {
      const nobody = new Refusal('NOT_FOUND', 'There is nobody.');
      if (when === 'later') return Promise.reject(nobody);
      throw nobody;
    };
    for (const field of Object.values(schema.getQueryType()!.getFields())) field.resolve = look;
    guardSchema(schema, personal);
    const trail = new Trail(personal, CLERK);
    const contextValue = { judge: new Judge(personal, CLERK), trail };
    const { errors } = await execute({ schema, document: parse('{ thing(id: 1) { id } }'), contextValue });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['NOT_FOUND']);
    expect(trail.take()).toMatchObject([{ kind: 'QUERY', lists: [{ list: 'Query.thing', returned: 0 }] }]);
  });
});

describe('what opens a group that needs a permission', () => {
  const SEALED = { ...group(['CLERK', 'CHIEF']), permission: 'BREAK_GLASS' } as const;
  const sealed: AccessTable = { ...table, groups: { ...table.groups, SECRET: SEALED } };
  const opens = (more: object) => new Judge(sealed, { ...CLERK, ...more }).refusal('SECRET').opens;

  it('is the role and the permission where both are lacking, and otherwise the one that is', () => {
    const permission = 'the permission BREAK_GLASS, which your organisation grants by name.';
    expect(opens({ role: 'GUEST' })).toBe(`A role of: CLERK, CHIEF, with ${permission}`);
    expect(opens({})).toBe(`A sign-in with ${permission}`);
    expect(opens({ role: 'GUEST', permissions: ['BREAK_GLASS'] })).toBe('A role of: CLERK, CHIEF.');
  });
});
