import { type ErrorCode, type Explanation, explanationOf, isErrorCode } from '@mrrm/platform/errors';
import type { DocumentNode } from 'graphql';
import { type Path, responseName, rootFields } from './affected-fields.js';

/** Why a subgraph gave no usable answer; it is logged and never shown. */
export type Failure = 'DEADLINE' | 'UNREACHABLE' | 'NOT_GRAPHQL' | 'REFUSED_GATEWAY';

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
export const INTERNAL = 'Something went wrong here; it has been noted.';
const LONGEST_MESSAGE = 500;
const GRAPHQL_TYPES = /^application\/(graphql-response\+)?json\b/i;

/** A subgraph's response that cannot be used. */
export class UnusableAnswer extends Error {
  constructor(readonly failure: Failure) {
    super(failure);
    this.name = 'UnusableAnswer';
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a subgraph's response and believes nothing: stock data sources take `{}` or a missing field for silent nulls.
 * @throws UnusableAnswer when it is not a complete GraphQL response to this very document
 */
export function readAnswer(
  contentType: string | undefined,
  text: string,
  document: DocumentNode,
  variables: Record<string, unknown>,
): SubgraphAnswer {
  if (!contentType || !GRAPHQL_TYPES.test(contentType)) throw new UnusableAnswer('NOT_GRAPHQL');
  const body = parse(text);
  const errors = Array.isArray(body['errors']) ? body['errors'].map(rebuild) : [];
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
    if (field.name.value === '_entities' && !isComplete(data[name], variables))
      throw new UnusableAnswer('NOT_GRAPHQL');
  }
  return { data, errors };
}

function parse(text: string): Record<string, unknown> {
  try {
    const body = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Not JSON: the same as any other body that is not GraphQL.
  }
  throw new UnusableAnswer('NOT_GRAPHQL');
}

const isComplete = (entities: unknown, { representations }: Record<string, unknown>) =>
  Array.isArray(entities) && entities.length === (representations as unknown[])?.length;

/** Keeps code, message, path and explanation of an error; anything else a subgraph says stays with it. */
function rebuild(error: unknown): SubgraphError {
  const { message, path, extensions } = isObject(error) ? error : {};
  const said = isObject(extensions) ? extensions['code'] : undefined;
  const code = isErrorCode(said) ? said : 'INTERNAL';
  const text = code === 'INTERNAL' ? INTERNAL : String(message ?? INTERNAL).slice(0, LONGEST_MESSAGE);
  const explanation = code === 'INTERNAL' ? {} : explanationOf(extensions);
  return {
    message: text,
    ...(Array.isArray(path) && { path: path as Path }),
    extensions: { code, ...explanation },
  };
}
