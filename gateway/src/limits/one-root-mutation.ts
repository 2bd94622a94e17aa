import { type ASTVisitor, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';

/**
 * Validation rule: a mutation has one root field. Two writes of one request could half succeed,
 * and each of them is a transaction of an owner of its own.
 */
export function oneRootMutation(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (operation.operation !== 'mutation') return;
      const names = rootNames(operation.selectionSet, context, new Set());
      if (names.size > 1)
        context.reportError(new GraphQLError('A mutation has exactly one root field.', { nodes: operation }));
    },
  };
}

/** Response names of the root fields, fragments included. */
function rootNames(selections: SelectionSetNode, context: ValidationContext, seen: Set<string>): Set<string> {
  const names = new Set<string>();
  for (const node of selections.selections) {
    if (node.kind === Kind.FIELD) {
      names.add(node.alias?.value ?? node.name.value);
      continue;
    }
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      if (seen.has(node.name.value)) continue;
      seen.add(node.name.value);
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : context.getFragment(node.name.value);
    if (fragment) for (const name of rootNames(fragment.selectionSet, context, seen)) names.add(name);
  }
  return names;
}
