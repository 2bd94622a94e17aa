import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { valuesOf } from './directive-values.js';

/** By type: the fields that a planner asks for by itself, to find an entity at another owner or to give it what it requires. */
export type PlannedFields = Map<string, Set<string>>;

/** Reads every key (`@key`) and every requirement (`@requires`) of a supergraph, those inside others included. */
export function readPlannedFields(supergraph: string): PlannedFields {
  const { definitions } = parse(supergraph, { noLocation: true });
  const types = new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.INTERFACE_TYPE_DEFINITION
        ? [[one.name.value, one as ObjectTypeDefinitionNode] as const]
        : [],
    ),
  );
  const keys: PlannedFields = new Map();
  const keep = (type: string, selections: SelectionSetNode) => {
    for (const node of selections.selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) continue;
      if (node.kind === Kind.INLINE_FRAGMENT) {
        keep(node.typeCondition?.name.value ?? type, node.selectionSet);
        continue;
      }
      keys.set(type, (keys.get(type) ?? new Set()).add(node.name.value));
      const field = types.get(type)?.fields?.find(({ name }) => name.value === node.name.value);
      if (field && node.selectionSet) keep(namedTypeOf(field), node.selectionSet);
    }
  };
  for (const [type, { directives = [], fields = [] }] of types) {
    for (const directive of directives) keepText(type, textOf(directive, 'join__type', 'key'));
    for (const field of fields)
      for (const directive of field.directives ?? [])
        keepText(type, textOf(directive, 'join__field', 'requires'));
  }
  return keys;

  function keepText(type: string, text: string | undefined) {
    if (text) keep(type, selectionsOf(parse(`{ ${text} }`, { noLocation: true })));
  }
}

function textOf(directive: ConstDirectiveNode, name: string, argument: string) {
  const text = directive.name.value === name ? valuesOf(directive)[argument] : undefined;
  return typeof text === 'string' ? text : undefined;
}

function selectionsOf({ definitions: [operation] }: DocumentNode): SelectionSetNode {
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A key is a selection.');
  return operation.selectionSet;
}

function namedTypeOf({ type }: FieldDefinitionNode): string {
  let inner: TypeNode = type;
  while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
  return inner.name.value;
}
