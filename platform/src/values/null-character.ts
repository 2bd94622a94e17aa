import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, visit } from 'graphql';
import type { Request } from '../context.js';

/**
 * Refuses an operation with a null character in any text of its document; those of its variables are refused as they are
 * read. PostgreSQL holds none: it would end the transaction of the whole request, and the client would read of a fault of ours.
 */
export const noNullCharacter: ApolloServerPlugin<Request> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request, document }) {
        // A document says it only as an escape; most have none, and are not walked.
        if (request.query?.includes('\\u') && inDocument(document))
          throw new GraphQLError('A text holds a null character.', {
            extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
          });
      },
    };
  },
};

function inDocument(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    StringValue({ value }) {
      found ||= value.includes('\0');
    },
  });
  return found;
}
