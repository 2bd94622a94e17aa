import { readFileSync } from 'node:fs';
import { type ConstDirectiveNode, type ObjectTypeDefinitionNode, parse, valueFromASTUntyped } from 'graphql';
import { expect, it } from 'vitest';

interface Said {
  name: string;
  values: Record<string, unknown>;
}

const said = ({ directives = [] }: { directives?: readonly ConstDirectiveNode[] | undefined }): Said[] =>
  directives.map(({ name, arguments: values = [] }) => ({
    name: name.value,
    values: Object.fromEntries(values.map((one) => [one.name.value, valueFromASTUntyped(one.value)])),
  }));
const only = (all: Said[], name: string) =>
  all.filter((one) => one.name === name).map(({ values }) => values);

const supergraph = parse(readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8'));
const types = supergraph.definitions.filter(
  (one): one is ObjectTypeDefinitionNode => one.kind === 'ObjectTypeDefinition',
);
const query = said(types.find(({ name }) => name.value === 'Query')!);

/** What a partner's tool reads of a type: each field that has a group, with the slices that answer it. */
function guardedFields(type: ObjectTypeDefinitionNode) {
  const owners = only(said(type), 'join__type').map(({ graph }) => graph);
  return (type.fields ?? []).flatMap((field) => {
    const all = said(field);
    const access = only(all, 'access');
    const answering = only(all, 'join__field').flatMap(({ graph }) => (graph ? [graph] : []));
    const slices = (answering.length > 0 ? answering : owners).map((graph) => String(graph).toLowerCase());
    const name = `${type.name.value}.${field.name.value}`;
    return access.length > 0 ? [{ name, access, slices }] : [];
  });
}

const groups = only(query, 'accessGroup');
const roles = only(query, 'accessRole').map(({ name }) => name);

it('explains the group of each field, and no slice answers one under two', () => {
  const fields = types.flatMap(guardedFields);
  expect(fields.length).toBeGreaterThan(500);
  const faults = fields.filter(({ access, slices }) => {
    const explained = access.map(({ owner, group }) =>
      groups.filter((one) => one['owner'] === owner && one['name'] === group).map(({ slice }) => slice),
    );
    const answering = explained.map((found) => found.filter((slice) => slices.includes(slice as string)));
    const twice = slices.some((slice) => answering.filter((found) => found.includes(slice)).length > 1);
    return twice || answering.some((found) => found.length === 0);
  });
  expect(faults).toEqual([]);
});

it('says once what each role is, the same in every slice, and names no other reader', () => {
  expect(roles.length).toBeGreaterThan(10);
  expect(new Set(roles).size).toBe(roles.length);
  for (const group of groups)
    for (const role of group['roles'] as string[]) expect(roles, `${group['name']}`).toContain(role);
});
