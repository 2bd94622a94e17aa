import { GraphQLError } from 'graphql';

/** An error of the language with the code under which servers of GraphQL tell it; one that a limit gave keeps its own. */
export const refusedAs = (code: string, error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    originalError: error.originalError ?? error,
    extensions: { code, ...error.extensions },
  });
