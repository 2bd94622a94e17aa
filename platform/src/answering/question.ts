import { GraphQLError } from 'graphql';

/** What a client asks, as it stands in the body of a request. */
export interface Question {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

/**
 * Reads a question out of a body that was JSON.
 * @throws GraphQLError BAD_REQUEST for what is none, and for a list of questions
 */
export function readQuestion(body: unknown): Question {
  if (Array.isArray(body)) throw badRequest('One operation at a time.');
  if (!isRecord(body)) throw badRequest('The body must be an object with a `query`.');
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== 'string' || query === '') throw badRequest('A text is needed as `query`.');
  if (isGiven(operationName) && typeof operationName !== 'string')
    throw badRequest('`operationName` must be a text.');
  for (const [name, value] of Object.entries({ variables, extensions }))
    if (isGiven(value) && !isRecord(value)) throw badRequest(`\`${name}\` must be an object.`);
  return {
    query,
    operationName: (operationName as string | null | undefined) ?? undefined,
    variables: (variables as Record<string, unknown> | null | undefined) ?? {},
  };
}

const isGiven = (value: unknown) => value !== undefined && value !== null;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const badRequest = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
