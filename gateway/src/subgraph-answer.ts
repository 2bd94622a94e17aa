import { type ErrorCode, type Explanation, explanationOf, isErrorCode } from '@mrrm/platform/wire/errors';
import { affectedPaths, type Path, responseName, rootFields } from './affected-fields.js';
import { askedBy, project } from './projection.js';
import { type KeyNames, proofOf, type Question } from './question.js';

/** Why a subgraph gave no usable answer; it is logged and never shown. */
export type Failure = 'DEADLINE' | 'UNREACHABLE' | 'HANGING' | 'NOT_GRAPHQL' | 'TOO_LONG' | 'REFUSED_GATEWAY';

export interface SubgraphError {
  message: string;
  path?: Path;
  extensions: { code: ErrorCode } & Explanation;
}

export interface SubgraphAnswer {
  data: Record<string, unknown> | null;
  errors: SubgraphError[];
}

export const UNAVAILABLE = 'The owner of this information cannot be reached at the moment.';
/** What follows it for a write. */
export const NOT_DONE = 'Nothing was done; try again with the same idempotency key.';
export const MAY_BE_DONE = 'The write may have been done: ask again with the same idempotency key.';
export const INTERNAL = 'Something went wrong here; it has been noted.';
const LONGEST_MESSAGE = 500;
/** More refusals than a page of a hundred people with thirty fields each could have. */
export const MOST_ERRORS = 3000;
/** More asked fields missing than this: it is no answer to this question. */
const MOST_MISSING = 100;
const LONGEST_PATH = 30;
const GRAPHQL_TYPES = /^application\/(graphql-response\+)?json\b/i;

/** A subgraph's response that cannot be used. */
export class UnusableAnswer extends Error {
  constructor(readonly failure: Failure) {
    super(failure);
    this.name = 'UnusableAnswer';
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a subgraph's response and believes nothing: of the data it takes what was asked and nothing else, entities only when
 * they are the ones that were asked for, and no more errors than a real answer has.
 * @throws UnusableAnswer when it is not a complete GraphQL response to this very question
 */
export function readAnswer(
  contentType: string | undefined,
  text: string,
  question: Question,
  keysOf: KeyNames,
): SubgraphAnswer {
  return readBody(readJson(contentType, text), question, keysOf);
}

/** Whether a slice says by its whole answer that it cannot answer now. */
export const isAway = ({ data, errors }: Record<string, unknown>) =>
  (data === undefined || data === null) &&
  readErrors(errors).some(({ extensions }) => extensions.code === 'UPSTREAM_UNAVAILABLE');

/** The same, of what it says once it is read. @throws UnusableAnswer */
export function readBody(
  body: Record<string, unknown>,
  question: Question,
  keysOf: KeyNames,
): SubgraphAnswer {
  const { document, variables } = question;
  const errors = readErrors(body['errors']);
  const data = body['data'];
  if (!isObject(data)) {
    if (errors.length === 0 || (data !== undefined && data !== null)) throw new UnusableAnswer('NOT_GRAPHQL');
    if (errors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED'))
      throw new UnusableAnswer('REFUSED_GATEWAY');
    return { data: null, errors };
  }
  for (const field of rootFields(document, variables)) {
    const name = responseName(field);
    if (!Object.hasOwn(data, name)) throw new UnusableAnswer('NOT_GRAPHQL');
    if (field.name.value === '_entities') data[name] = readEntities(data[name], question, keysOf, errors);
  }
  let missing = 0;
  const projected = project(data, askedBy(document, variables), (path) => {
    missing += 1;
    if (missing > MOST_MISSING) throw new UnusableAnswer('NOT_GRAPHQL');
    errors.push(unavailableAt(path));
  });
  return {
    data: projected as Record<string, unknown>,
    errors: errors.filter(({ path }) => !path || leadsToNull(projected, path)),
  };
}

/** Whether an error explains a null: a place that has a value, or that nobody asked for, needs no explanation. */
function leadsToNull(data: unknown, path: Path): boolean {
  let at: unknown = data;
  for (const step of path) {
    if (at === null) return true;
    if (typeof at !== 'object' || !Object.hasOwn(at as object, step)) return false;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at === null;
}

const unavailableAt = (path: Path): SubgraphError => ({
  message: UNAVAILABLE,
  path,
  extensions: { code: 'UPSTREAM_UNAVAILABLE' },
});

/**
 * One error for each place, and one of each kind for the whole: the first one of several says enough.
 * @throws UnusableAnswer when there are too many: to leave some out would leave nulls that nothing explains
 */
function readErrors(errors: unknown): SubgraphError[] {
  const found = new Map<string, SubgraphError>();
  if (!Array.isArray(errors)) return [];
  if (errors.length > MOST_ERRORS) throw new UnusableAnswer('NOT_GRAPHQL');
  for (const error of errors) {
    const read = rebuild(error);
    const place = read.path ? JSON.stringify(read.path) : `${read.extensions.code} ${read.message}`;
    if (!found.has(place)) found.set(place, read);
  }
  return [...found.values()];
}

/**
 * The entities of an answer, each where it was asked for. One of another type or key than the one asked for is not taken:
 * its fields would be shown as another person's.
 * @throws UnusableAnswer when there are more or fewer of them than asked
 */
function readEntities(
  entities: unknown,
  { document, variables }: Question,
  keysOf: KeyNames,
  errors: SubgraphError[],
): unknown[] {
  const representations = variables['representations'];
  if (!Array.isArray(entities) || !Array.isArray(representations)) throw new UnusableAnswer('NOT_GRAPHQL');
  if (entities.length !== representations.length) throw new UnusableAnswer('NOT_GRAPHQL');
  const wrong = new Set<number>();
  const proofs = new Map<string, Proof[]>();
  const proofsOf = (typename: string) => {
    const known = proofs.get(typename);
    if (known) return known;
    const made = keysOf(typename).map((key) => ({ key, name: proofOf(key) }));
    proofs.set(typename, made);
    return made;
  };
  const taken = entities.map((entity: unknown, index) => {
    if (entity === null || isTheOne(entity, representations[index], proofsOf)) return entity;
    wrong.add(index);
    return null;
  });
  if (wrong.size === entities.length && wrong.size > 0) throw new UnusableAnswer('NOT_GRAPHQL');
  if (wrong.size > 0)
    for (const path of affectedPaths(document, variables))
      if (wrong.has(path[1] as number)) errors.push(unavailableAt(path));
  return taken;
}

/** A key of an entity, and under which name its answer tells it. */
interface Proof {
  key: string;
  name: string;
}

function isTheOne(
  entity: unknown,
  asked: Record<string, unknown>,
  proofsOf: (typename: string) => Proof[],
): boolean {
  const typename = String(asked['__typename']);
  if (!isObject(entity) || entity['__typename'] !== typename) return false;
  let isProven = false;
  for (const { key, name } of proofsOf(typename)) {
    if (!Object.hasOwn(asked, key)) continue;
    if (entity[name] !== asked[key]) return false;
    isProven = true;
  }
  return isProven;
}

/** A response as an object. @throws UnusableAnswer when it is none */
export function readJson(contentType: string | undefined, text: string): Record<string, unknown> {
  if (!contentType || !GRAPHQL_TYPES.test(contentType)) throw new UnusableAnswer('NOT_GRAPHQL');
  try {
    const body = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Not JSON: the same as any other body that is not GraphQL.
  }
  throw new UnusableAnswer('NOT_GRAPHQL');
}

/** Keeps code, message, path and explanation of an error; anything else a subgraph says stays with it. */
function rebuild(error: unknown): SubgraphError {
  const { message, path, extensions } = isObject(error) ? error : {};
  const said = isObject(extensions) ? extensions['code'] : undefined;
  const code = isErrorCode(said) ? said : 'INTERNAL';
  const text = code === 'INTERNAL' ? INTERNAL : String(message ?? INTERNAL).slice(0, LONGEST_MESSAGE);
  const explanation = code === 'INTERNAL' ? {} : explanationOf(extensions);
  return {
    message: text,
    ...(isPath(path) && { path }),
    extensions: { code, ...explanation },
  };
}

const isPath = (path: unknown): path is Path =>
  Array.isArray(path) &&
  path.length > 0 &&
  path.length <= LONGEST_PATH &&
  path.every((step) => typeof step === 'string' || Number.isSafeInteger(step));
