import {
  type DocumentNode,
  type FieldNode,
  Kind,
  OperationTypeNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import { representationsOf } from '../entity-chunks.js';
import { type KeyNames, prove, type Question } from '../question.js';
import {
  isAway,
  isObject,
  MOST_ERRORS,
  readBody,
  readJson,
  type SubgraphAnswer,
  UnusableAnswer,
} from '../subgraph-answer.js';

/** What goes to a slice. */
export interface Sent {
  query: string;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
}

/** What one question is called within a request of several. */
const nameOf = (at: number) => `_entities${at}`;
const variableOf = (at: number, name: string) => `v${at}_${name}`;

const operationOf = ({ definitions: [operation, ...others] }: DocumentNode) =>
  operation?.kind === Kind.OPERATION_DEFINITION && others.length === 0 ? operation : undefined;

const alone = new WeakMap<DocumentNode, boolean>();

/** Whether a question asks for entities in one root field and is written in one piece, so that it fits beside another. */
export function mayBeJoined({ document }: Question): boolean {
  let fits = alone.get(document);
  if (fits === undefined) {
    const operation = operationOf(document);
    const [field, ...others] = operation?.selectionSet.selections ?? [];
    fits =
      operation?.operation === OperationTypeNode.QUERY &&
      !operation.directives?.length &&
      others.length === 0 &&
      field?.kind === Kind.FIELD &&
      field.name.value === '_entities' &&
      !field.alias &&
      !field.directives?.length;
    alone.set(document, fits);
  }
  return fits;
}

interface Piece {
  variables: string;
  field: string;
}

const pieces = new WeakMap<DocumentNode, Piece[]>();

/** A question as it stands at its place within a request of several: its field and its variables have names of their own. */
function pieceOf({ document }: Question, at: number, keysOf: KeyNames): Piece {
  const known = pieces.get(document) ?? [];
  pieces.set(document, known);
  if (known[at]) return known[at];
  const renamed = visit(prove(document, keysOf), {
    Variable: (node) => ({ ...node, name: { ...node.name, value: variableOf(at, node.name.value) } }),
  });
  const { variableDefinitions = [], selectionSet } = operationOf(renamed)!;
  const field = selectionSet.selections[0] as FieldNode;
  const piece = {
    variables: variableDefinitions.map(print).join(' '),
    field: stripIgnoredCharacters(print({ ...field, alias: { kind: Kind.NAME, value: nameOf(at) } })),
  };
  known[at] = piece;
  return piece;
}

/** Several questions for entities as one request. */
export function joined(questions: readonly Question[], keysOf: KeyNames): Sent {
  const all = questions.map((question, at) => pieceOf(question, at, keysOf));
  const variables: Record<string, unknown> = {};
  questions.forEach((question, at) => {
    for (const [name, value] of Object.entries(question.variables)) variables[variableOf(at, name)] = value;
  });
  return {
    query: `query(${all.map((one) => one.variables).join(' ')}){${all.map(({ field }) => field).join(' ')}}`,
    operationName: undefined,
    variables,
  };
}

/**
 * The answers to the questions of one request, each read as if it had been asked alone; undefined for one that has no usable answer.
 * @throws UnusableAnswer when there is none at all, or the request as a whole was refused for anything but that the slice cannot answer now
 */
export function readJoined(
  contentType: string | undefined,
  text: string,
  questions: readonly Question[],
  keysOf: KeyNames,
): (SubgraphAnswer | undefined)[] {
  const body = readJson(contentType, text);
  const errors: unknown[] = Array.isArray(body['errors']) ? body['errors'] : [];
  const { data } = body;
  // What one of them may have brought about does not empty the others.
  if (errors.length > MOST_ERRORS || !(isObject(data) || isAway(body)))
    throw new UnusableAnswer('NOT_GRAPHQL');
  const own = questions.map((): unknown[] => []);
  const places = new Map(questions.map((_, at) => [nameOf(at), at]));
  for (const error of errors) {
    const path = isObject(error) && Array.isArray(error['path']) ? error['path'] : undefined;
    if (!path) for (const errorsOfOne of own) errorsOfOne.push(error);
    else {
      const at = places.get(path[0]);
      if (at !== undefined) own[at]!.push({ ...(error as object), path: ['_entities', ...path.slice(1)] });
    }
  }
  const answers = questions.map((question, at) => {
    const entities = isObject(data) && Object.hasOwn(data, nameOf(at)) ? { _entities: data[nameOf(at)] } : {};
    try {
      return readBody({ data: isObject(data) ? entities : null, errors: own[at] }, question, keysOf);
    } catch {
      return undefined;
    }
  });
  if (answers.every((answer) => answer === undefined)) throw new UnusableAnswer('NOT_GRAPHQL');
  return answers;
}

/** Questions in groups of no more entities together than a slice looks up at once; what cannot stand beside another stands alone. */
export function groupsOf<Asked>(
  asked: readonly Asked[],
  questionOf: (one: Asked) => Question,
  most: number,
): Asked[][] {
  const groups: Asked[][] = [];
  let open: Asked[] | undefined;
  let inOpen = 0;
  for (const one of asked) {
    const entities = representationsOf(questionOf(one)).length;
    if (!mayBeJoined(questionOf(one))) groups.push([one]);
    else if (open && inOpen + entities <= most) {
      open.push(one);
      inOpen += entities;
    } else {
      open = [one];
      inOpen = entities;
      groups.push(open);
    }
  }
  return groups;
}
