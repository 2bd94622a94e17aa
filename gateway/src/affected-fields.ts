import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export type Path = (string | number)[];
export type Variables = Record<string, unknown>;

/** The response name of a field. */
export const responseName = (field: FieldNode) => field.alias?.value ?? field.name.value;

/** Whether `@skip` and `@include` leave a selection in. */
export const isIncluded = (node: SelectionNode, variables: Variables) =>
  !node.directives?.length ||
  (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false);

const truthValues = new WeakMap<OperationDefinitionNode, Variables>();

/**
 * The variables of an operation with the truth values that it takes for those that are left out, since they decide what is asked: an
 * owner takes them by itself.
 */
export function variablesInForce(operation: OperationDefinitionNode, variables: Variables): Variables {
  let ofOperation = truthValues.get(operation);
  if (!ofOperation) {
    ofOperation = {};
    for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
      if (defaultValue?.kind === Kind.BOOLEAN) ofOperation[variable.name.value] = defaultValue.value;
    truthValues.set(operation, ofOperation);
  }
  return Object.keys(ofOperation).length > 0 ? { ...ofOperation, ...variables } : variables;
}

/** The fields that a selection asks of an object of the given type (of any type when it is not given). */
export function* fieldsOf(
  selections: SelectionSetNode | undefined,
  document: DocumentNode,
  variables: Variables,
  typename?: string,
): Generator<FieldNode> {
  for (const node of selections?.selections ?? []) {
    if (!isIncluded(node, variables)) continue;
    if (node.kind === Kind.FIELD) {
      yield node;
      continue;
    }
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT
        ? node
        : document.definitions.find(
            (definition): definition is FragmentDefinitionNode =>
              definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === node.name.value,
          );
    const condition = fragment?.typeCondition?.name.value;
    if (!condition || !typename || condition === typename)
      yield* fieldsOf(fragment?.selectionSet, document, variables, typename);
  }
}

/** The root fields of a subgraph operation. */
export const rootFields = (document: DocumentNode, variables: Variables) =>
  [...fieldsOf(getOperationAST(document)?.selectionSet, document, variables)].filter(isOwners);

/** Whether a field is the owner's to answer: which type a row has is known without asking. */
const isOwners = (field: FieldNode) => field.name.value !== '__typename';

/**
 * The paths, within a subgraph's own response, of all fields an operation asked for there. When the subgraph gives no
 * answer each of them gets an error, so that "unknown" never reads as "none". Apollo Gateway turns `_entities` and its
 * index into the place in the client's response, but gives an error that is thrown no path at all.
 */
export function affectedPaths(document: DocumentNode, variables: Variables): Path[] {
  const paths: Path[] = [];
  for (const field of rootFields(document, variables)) {
    if (field.name.value !== '_entities') {
      paths.push([responseName(field)]);
      continue;
    }
    const representations = (variables['representations'] ?? []) as { __typename?: string }[];
    representations.forEach(({ __typename }, index) => {
      const fields = new Set(
        [...fieldsOf(field.selectionSet, document, variables, __typename)].filter(isOwners).map(responseName),
      );
      if (fields.size === 0) paths.push(['_entities', index]);
      for (const name of fields) paths.push(['_entities', index, name]);
    });
  }
  return paths;
}

/**
 * The paths within a root field that several owners answer together, each its own part: what one of them was asked for
 * there. Of the field as a whole it cannot speak, since the others' parts stand.
 * @returns undefined for a path that is none of such a field
 */
export function partsOf(
  path: Path,
  document: DocumentNode,
  variables: Variables,
  sharedRoots: ReadonlySet<string>,
): Path[] | undefined {
  if (path.length !== 1) return undefined;
  const parts = rootFields(document, variables)
    .filter((field) => responseName(field) === path[0] && sharedRoots.has(field.name.value))
    .flatMap((field) => [...fieldsOf(field.selectionSet, document, variables)].filter(isOwners))
    .map(responseName);
  return parts.length > 0 ? [...new Set(parts)].map((part) => [...path, part]) : undefined;
}
