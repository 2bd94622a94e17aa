import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../context.js';

/** Longest name that is taken, and how much of it every owner's audit keeps. */
const LONGEST = 200;
const KEPT = 80;

/**
 * Takes note of the name that the client gave its operation, for the audits of the owners: what they are asked carries a
 * name of the planner's.
 */
export const operationName: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue, operationName: name }) {
        if (!name) return;
        if (name.length > LONGEST)
          throw new GraphQLError(
            `The name of the operation is longer than ${LONGEST} characters: shorten it.`,
            {
              extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
            },
          );
        contextValue.actor = { ...contextValue.actor, operation: name.slice(0, KEPT) };
      },
    };
  },
};
