import { GraphQLError } from 'graphql';

/** An expected "no", with a code of the closed list. */
export class Refusal extends GraphQLError {
  constructor(
    readonly code: string,
    message: string,
    readonly at: string[] = [],
    rule?: string,
  ) {
    super(message, { extensions: { code, ...(rule && { rule }) } });
  }
}
