import {
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  Kind,
  OperationTypeNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** One fetch of a query plan. */
export interface Question {
  query: string;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
  document: DocumentNode;
}

/** Whether it changes something, so that it matters whether it was done. */
export const isWrite = ({ document, operationName }: Question): boolean =>
  getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION;

/** The names of an entity's keys in the subgraph that is asked. */
export type KeyNames = (typename: string) => readonly string[];

/** Under which name a question for entities asks each of them for a key, so that its answer can be told apart from another's. */
export const proofOf = (key: string) => `__key_${key}`;

const field = (name: string, alias?: string): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(alias && { alias: { kind: Kind.NAME, value: alias } }),
});

const proven = new WeakMap<DocumentNode, string>();

/**
 * The text that goes to the subgraph: a question for entities asks each of them for its type and its keys as well. Without
 * them an answer in another order would give one person's rows to another. The same text each time for one document.
 */
export function withProof({ query, document }: Question, keysOf: KeyNames): string {
  let text = proven.get(document);
  if (text === undefined) {
    text = asksForEntities(document) ? print(prove(document, keysOf)) : query;
    proven.set(document, text);
  }
  return text;
}

const asksForEntities = (document: DocumentNode) =>
  document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.selectionSet.selections.some((node) => isEntities(node)),
  );

const isEntities = (node: SelectionNode): node is FieldNode =>
  node.kind === Kind.FIELD && node.name.value === '_entities';

/** A question that asks each entity for its type and its keys as well. */
export function prove(document: DocumentNode, keysOf: KeyNames): DocumentNode {
  return visit(document, {
    Field: (node) => {
      if (!isEntities(node) || !node.selectionSet) return undefined;
      const proofs = [...typesIn(node.selectionSet, document)].map(
        (typename): SelectionNode => ({
          kind: Kind.INLINE_FRAGMENT,
          typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typename } },
          selectionSet: {
            kind: Kind.SELECTION_SET,
            selections: [field('__typename'), ...keysOf(typename).map((key) => field(key, proofOf(key)))],
          },
        }),
      );
      const selections = [field('__typename'), ...node.selectionSet.selections, ...proofs];
      return { ...node, selectionSet: { ...node.selectionSet, selections } };
    },
  });
}

/** The entity types that a question names. */
function typesIn(selections: SelectionSetNode, document: DocumentNode): Set<string> {
  const types = new Set<string>();
  for (const node of selections.selections) {
    const condition =
      node.kind === Kind.INLINE_FRAGMENT
        ? node.typeCondition
        : node.kind === Kind.FRAGMENT_SPREAD
          ? document.definitions.find(
              (definition) =>
                definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === node.name.value,
            )
          : undefined;
    if (condition && 'typeCondition' in condition) types.add(condition.typeCondition.name.value);
    else if (condition?.kind === Kind.NAMED_TYPE) types.add(condition.name.value);
  }
  return types;
}
