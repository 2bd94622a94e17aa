import { type DocumentNode, Kind, type ObjectTypeDefinitionNode, parse, visit } from 'graphql';
import type { AccessTable } from './table.js';

/** Where the directive is specified; composition asks that a composed directive comes from a linked specification. */
const SPECIFICATION = 'https://mrrm-graph.org/access/v1.0';

// Without a description: the two composers write that of a composed directive in different ways.
const DEFINITION = `
extend schema @link(url: "${SPECIFICATION}", import: ["@access"]) @composeDirective(name: "@access")
directive @access(owner: String!, group: String!, roles: [String!]!, across: String!) repeatable on FIELD_DEFINITION`;

/** Writes the table's rules into a schema document, so that they show in the SDL and travel into the supergraph. */
export function withAccess(document: DocumentNode, table: AccessTable): DocumentNode {
  const definitions = parse(DEFINITION).definitions;
  const annotated = visit(document, {
    ObjectTypeDefinition: { enter: (type) => annotate(type, table) },
  });
  return { ...annotated, definitions: [...definitions, ...annotated.definitions] };
}

/** Fields that are always open carry no directive: only what narrows is worth a reader's time. */
function annotate(type: ObjectTypeDefinitionNode, table: AccessTable): ObjectTypeDefinitionNode {
  const rule = table.types[type.name.value];
  if (!rule) return type;
  const fields = (type.fields ?? []).map((field) => {
    const name = rule.fields[field.name.value] ?? '';
    const group = table.groups[name];
    if (!group || group.always) return field;
    return { ...field, directives: [...(field.directives ?? []), directive(table.owner, name, group)] };
  });
  return { ...type, fields };
}

const text = (value: string) => ({ kind: Kind.STRING as const, value });

const directive = (owner: string, name: string, { roles, across }: AccessTable['groups'][string]) => ({
  kind: Kind.DIRECTIVE as const,
  name: { kind: Kind.NAME as const, value: 'access' },
  arguments: Object.entries({
    owner: text(owner),
    group: text(name),
    roles: { kind: Kind.LIST as const, values: roles.map(text) },
    across: text(across),
  }).map(([argument, value]) => ({
    kind: Kind.ARGUMENT as const,
    name: { kind: Kind.NAME as const, value: argument },
    value,
  })),
});
