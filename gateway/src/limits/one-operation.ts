import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { GatewayContext } from '../context.js';

const refused = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });

/** Refuses a request that leaves open which operation is meant, and subscriptions: Apollo Gateway takes both for faults of its own. */
export const oneOperation: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (!operation)
          throw refused('The document has no operation of that name, or several and none is named.');
        if (operation.operation === OperationTypeNode.SUBSCRIPTION)
          throw refused('This graph has no subscriptions.');
      },
    };
  },
};
