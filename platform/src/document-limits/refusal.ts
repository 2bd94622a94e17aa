import { GraphQLError } from 'graphql';

/** What the error formatter knows a limit by: Apollo Server gives all errors of validation one code of its own. */
export const BEYOND_A_LIMIT = 'BEYOND_A_LIMIT';

/** What is said where the figure would say nothing. */
export const TOO_MUCH = 'The operation asks for more than this graph answers at once.';

/** An operation that a limit refuses; the message says the figure and the limit. */
export const tooExpensive = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'TOO_EXPENSIVE', validationErrorCode: BEYOND_A_LIMIT } });
