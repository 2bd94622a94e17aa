import { type ConstDirectiveNode, parse, print, valueFromASTUntyped } from 'graphql';
import { expect, it } from 'vitest';
import { withAccess } from '../src/access/directive.js';
import { type AccessTable, fieldsOf } from '../src/access/table.js';

const group = { description: '', personal: false, across: 'OPEN' } as const;
const table: AccessTable = {
  slice: 'lamps',
  owner: 'US',
  roles: {
    CLERK: { purposes: ['WORK', 'PLAY'], allCentres: true },
    PORTER: { purposes: ['WORK'], onDutyOnly: true },
  },
  groups: {
    PLAIN: { ...group, roles: ['CLERK', 'PORTER'], always: true },
    SIZE: { ...group, roles: ['CLERK'], among: ['US', 'THEM'], outside: 'OWN' },
    UNUSED: { ...group, roles: ['CLERK'] },
    COLOUR: { ...group, roles: ['PORTER'], across: 'NEVER' },
  },
  types: {
    Query: { base: 'PLAIN', fields: fieldsOf('PLAIN', 'lamp') },
    Lamp: { base: 'PLAIN', fields: { id: 'PLAIN', size: 'SIZE', width: 'SIZE', colour: 'COLOUR' } },
  },
  filters: {},
  arguments: {},
  personInputs: [],
  recordInputs: {},
};
const document = withAccess(
  parse('type Query { lamp: Lamp } type Lamp { id: ID size: Int width: Int colour: String }'),
  table,
);
const told = ({ name, arguments: values = [] }: ConstDirectiveNode) => [
  name.value,
  Object.fromEntries(values.map((value) => [value.name.value, valueFromASTUntyped(value.value)])),
];
const definition = (name: string) => {
  for (const one of document.definitions)
    if (one.kind === 'ObjectTypeDefinition' && one.name.value === name) return one;
  throw new Error(`The document has no ${name}.`);
};

it('says on a field no more than owner and group, and nothing where anybody reads', () => {
  const fields = definition('Lamp').fields!.map((field) => [
    field.name.value,
    (field.directives ?? []).map(told),
  ]);
  expect(fields).toEqual([
    ['id', []],
    ['size', [['access', { owner: 'US', group: 'SIZE' }]]],
    ['width', [['access', { owner: 'US', group: 'SIZE' }]]],
    ['colour', [['access', { owner: 'US', group: 'COLOUR' }]]],
  ]);
});

it('says once what each group that a field has and each role is', () => {
  expect(definition('Query').directives!.map(told)).toEqual([
    ['accessGroup', { slice: 'lamps', owner: 'US', name: 'COLOUR', roles: ['PORTER'], across: 'NEVER' }],
    [
      'accessGroup',
      {
        slice: 'lamps',
        owner: 'US',
        name: 'SIZE',
        roles: ['CLERK'],
        across: 'OPEN',
        among: ['US', 'THEM'],
        outside: 'OWN',
      },
    ],
    ['accessRole', { name: 'CLERK', purposes: ['WORK', 'PLAY'], allCentres: true }],
    ['accessRole', { name: 'PORTER', purposes: ['WORK'], onDutyOnly: true }],
  ]);
  expect(() => parse(print(document))).not.toThrow();
});
