import { type DirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind, parse, visit } from 'graphql';

const SIZE_OF_A_CONNECTION = directiveFrom(
  '@listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)',
);

/** Says of every field that gives a page of a connection that `first` is its size, so that a gateway can tell its cost. */
export function withListSizes(typeDefs: DocumentNode): DocumentNode {
  return visit(typeDefs, {
    FieldDefinition: (field) =>
      isPage(field)
        ? { ...field, directives: [...(field.directives ?? []), SIZE_OF_A_CONNECTION] }
        : undefined,
  });
}

function isPage({ type, arguments: values = [], directives = [] }: FieldDefinitionNode): boolean {
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return (
    named.kind === Kind.NAMED_TYPE &&
    named.name.value.endsWith('Connection') &&
    values.some(({ name }) => name.value === 'first') &&
    !directives.some(({ name }) => name.value === 'listSize')
  );
}

function directiveFrom(text: string): DirectiveNode {
  const [definition] = parse(`type Any { any: Int ${text} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OBJECT_TYPE_DEFINITION) throw new Error('Not a directive.');
  return definition.fields![0]!.directives![0]!;
}
