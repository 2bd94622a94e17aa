import {
  type ArgumentNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type TypeNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { responseName, rootFields, type Variables, variablesInForce } from '../affected-fields.js';
import type { Question } from '../question.js';
import type { SubgraphAnswer, SubgraphError } from '../subgraph-answer.js';

const ENTITIES = '_entities';
const REPRESENTATIONS = 'representations';

/** A part of a router's question that can be asked by itself. */
interface Part {
  document: DocumentNode;
  query: string;
  /** The variables that it needs, besides the representations. */
  variables: readonly string[];
  /** Of a question for entities: under which name the router wants them, and which they are. */
  entities?: { name: string; which: ArgumentNode };
}

const known = new WeakMap<DocumentNode, Part[]>();

/**
 * Takes a router's question apart into those that a slice's answer can be checked by: each list of entities by itself under the
 * name `_entities`, and everything else. Routers ask for several lists at once, each under an alias and with a variable of its own.
 */
export function questionsOf(document: DocumentNode, given: Variables): Question[] {
  const variables = variablesInForce(getOperationAST(document)!, given);
  let parts = known.get(document);
  if (!parts) known.set(document, (parts = takeApart(document)));
  return parts.map((part) => {
    const own: Variables = {};
    for (const name of part.variables) if (Object.hasOwn(variables, name)) own[name] = variables[name];
    if (part.entities) own[REPRESENTATIONS] = valueFromASTUntyped(part.entities.which.value, variables);
    return { query: part.query, document: part.document, variables: own };
  });
}

/**
 * Puts the answers to the parts of a question together, as the router asked for them. What a slice did not give is null at each place,
 * with the error that says so: of an answer without any data routers make errors of their own, at no place and without a code.
 */
export function togetherAgain(
  document: DocumentNode,
  questions: readonly Question[],
  answers: readonly SubgraphAnswer[],
): { data: Record<string, unknown>; errors: SubgraphError[] } {
  const parts = known.get(document)!;
  const errors: SubgraphError[] = [];
  const data: Record<string, unknown> = {};
  answers.forEach((answer, at) => {
    const name = parts[at]!.entities?.name;
    const { document: asked, variables } = questions[at]!;
    if (name === undefined)
      for (const field of rootFields(asked, variables)) data[responseName(field)] ??= null;
    if (name === undefined) Object.assign(data, answer.data);
    else data[name] = explained(answer, representationsOf(variables));
    for (const error of answer.errors)
      errors.push(
        name === undefined || !error.path ? error : { ...error, path: [name, ...error.path.slice(1)] },
      );
  });
  return { data, errors };
}

/** The entities of an answer; one that is not there and of whose fields errors tell has these fields, each null. */
function explained({ data, errors }: SubgraphAnswer, representations: readonly unknown[]): unknown[] {
  const found = data?.[ENTITIES];
  const entities = representations.map((_, at) => (Array.isArray(found) ? (found[at] ?? null) : null));
  const fields = new Map<number, Record<string, unknown>>();
  for (const { path } of errors) {
    const [, at, field] = path ?? [];
    if (typeof at !== 'number' || typeof field !== 'string' || entities[at] !== null) continue;
    const { __typename } = representations[at] as { __typename: string };
    fields.set(at, { __typename, ...fields.get(at), [field]: null });
  }
  return entities.map((entity, at) => fields.get(at) ?? entity);
}

const representationsOf = (variables: Variables): unknown[] => {
  const which = variables[REPRESENTATIONS];
  return Array.isArray(which) ? which : [];
};

function takeApart(document: DocumentNode): Part[] {
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )!;
  const { selections } = operation.selectionSet;
  const lists = selections.filter(isEntities);
  const others = selections.filter((selection) => !isEntities(selection));
  const parts = lists.map((field): Part => {
    const which = field.arguments!.find(({ name }) => name.value === REPRESENTATIONS)!;
    const { alias: _, ...plain } = field;
    const value = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: REPRESENTATIONS } } as const;
    const asked: FieldNode = { ...plain, arguments: [{ ...which, value }] };
    const part = alone(document, operation, [asked]);
    return { ...part, entities: { name: field.alias?.value ?? field.name.value, which } };
  });
  return others.length > 0 ? [...parts, alone(document, operation, others)] : parts;
}

const isEntities = (selection: SelectionNode): selection is FieldNode =>
  selection.kind === Kind.FIELD &&
  selection.name.value === ENTITIES &&
  (selection.arguments ?? []).some(({ name }) => name.value === REPRESENTATIONS);

/** A document of an operation with these selections alone, and with the fragments and variables that they use. */
function alone(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  selections: readonly SelectionNode[],
): Part {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const variables = new Set<string>();
  const note = (node: SelectionNode | FragmentDefinitionNode) =>
    void visit(node, {
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread: ({ name }) => {
        const found = document.definitions.find(
          (one): one is FragmentDefinitionNode =>
            one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value,
        );
        if (!found || fragments.has(name.value)) return;
        fragments.set(name.value, found);
        note(found);
      },
    });
  for (const selection of selections) note(selection);
  const asksForEntities = selections.some(isEntities);
  const defined = (operation.variableDefinitions ?? []).filter(
    ({ variable: { name } }) =>
      variables.has(name.value) && !(asksForEntities && name.value === REPRESENTATIONS),
  );
  const own: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: asksForEntities ? [representations, ...defined] : defined,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const definitions: DefinitionNode[] = [own, ...fragments.values()];
  const part: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  return {
    document: part,
    query: print(part),
    variables: defined.map(({ variable }) => variable.name.value),
  };
}

const named = (name: string): TypeNode => ({
  kind: Kind.NON_NULL_TYPE,
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
});

/** `$representations: [_Any!]!` */
const representations: VariableDefinitionNode = {
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: REPRESENTATIONS } },
  type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.LIST_TYPE, type: named('_Any') } },
};
