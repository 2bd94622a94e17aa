import {
  type ConstValueNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  visit,
} from 'graphql';
import type { AccessTable, GroupRule, RoleRule } from './table.js';

/** Where the directives are specified; composition asks that a composed directive comes from a linked specification. */
const SPECIFICATION = 'https://mrrm-graph.org/access/v1.0';

// Without descriptions: the two composers write that of a composed directive in different ways. What is said once for a whole
// slice stands on `Query`, which every slice has: what stands on the schema itself, The Guild's composer leaves out.
const DEFINITION = `
extend schema @link(url: "${SPECIFICATION}", import: ["@access", "@accessGroup", "@accessRole"])
  @composeDirective(name: "@access") @composeDirective(name: "@accessGroup") @composeDirective(name: "@accessRole")
directive @access(owner: String!, group: String!) repeatable on FIELD_DEFINITION
directive @accessGroup(
  slice: String!, owner: String!, name: String!, roles: [String!]!, across: String!, among: [String!], outside: String
) repeatable on OBJECT
directive @accessRole(
  name: String!, purposes: [String!]!, byLaw: Boolean, allCentres: Boolean, onDutyOnly: Boolean
) repeatable on OBJECT`;

/**
 * Writes the table's rules into a schema document, so that they show in the SDL and travel into the supergraph: on each field
 * its group, and once, on `Query`, what each of these groups and each role is.
 */
export function withAccess(document: DocumentNode, table: AccessTable): DocumentNode {
  const definitions = parse(DEFINITION).definitions;
  const used = new Set<string>();
  const annotated = visit(document, {
    ObjectTypeDefinition: { enter: (type) => annotate(type, table, used) },
  });
  const explained = visit(annotated, {
    ObjectTypeDefinition: {
      enter: (type) =>
        type.name.value === 'Query'
          ? { ...type, directives: [...(type.directives ?? []), ...explain(table, used)] }
          : false,
    },
  });
  return { ...explained, definitions: [...definitions, ...explained.definitions] };
}

/** Fields that are always open carry no directive: only what narrows is worth a reader's time. */
function annotate(
  type: ObjectTypeDefinitionNode,
  table: AccessTable,
  used: Set<string>,
): ObjectTypeDefinitionNode {
  const rule = table.types[type.name.value];
  if (!rule) return type;
  const fields = (type.fields ?? []).map((field) => {
    const name = rule.fields[field.name.value] ?? '';
    const group = table.groups[name];
    if (!group || group.always) return field;
    used.add(name);
    const access = directive('access', { owner: table.owner, group: name });
    return { ...field, directives: [...(field.directives ?? []), access] };
  });
  return { ...type, fields };
}

function explain({ slice, owner, groups, roles }: AccessTable, used: ReadonlySet<string>) {
  const group = (name: string, { roles, across, among, outside }: GroupRule) =>
    directive('accessGroup', { slice, owner, name, roles, across, among, outside });
  const role = (name: string, { purposes, byLaw, allCentres, onDutyOnly }: RoleRule) =>
    directive('accessRole', { name, purposes, byLaw, allCentres, onDutyOnly });
  return [
    ...[...used].sort().map((name) => group(name, groups[name]!)),
    ...Object.entries(roles).map(([name, rule]) => role(name, rule)),
  ];
}

type Value = string | boolean | readonly string[];

const valueNode = (value: Value): ConstValueNode => {
  if (typeof value === 'string') return { kind: Kind.STRING, value };
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value };
  return { kind: Kind.LIST, values: value.map(valueNode) };
};

const directive = (name: string, values: Record<string, Value | undefined>) => ({
  kind: Kind.DIRECTIVE as const,
  name: { kind: Kind.NAME as const, value: name },
  arguments: Object.entries(values).flatMap(([argument, value]) =>
    value === undefined
      ? []
      : [
          {
            kind: Kind.ARGUMENT as const,
            name: { kind: Kind.NAME as const, value: argument },
            value: valueNode(value),
          },
        ],
  ),
});
