import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { keepBeforeAnswer } from '../audit/before-answer.js';
import type { Context } from '../context.js';
import { type DocumentLimits, tooMuchOf } from '../document-limits/limits.js';
import type { Log } from '../log.js';
import { rebuildError } from '../wire/error-format.js';
import { faultsOfVariables } from '../wire/variables.js';
import { Documents } from './documents.js';
import { type Question, readQuestion } from './question.js';

/** What leaves a slice: an HTTP status, and the text of the answer; and what is counted of it. */
export interface Answer {
  status: number;
  text: string;
  /** The first root field that was asked for; empty when the question was not understood. */
  operation: string;
  /** The code of the first refusal, as an error or as data of a write, or OK. */
  outcome: string;
}

export interface AnswererOptions {
  schema: GraphQLSchema;
  limits: DocumentLimits;
  introspection: boolean;
  log: Log;
}

/**
 * Answers the questions that are put to a slice, with graphql-js and no server library around it
 * (docs/decisions/0094-a-slice-answers-without-apollo-server.md). What is told of people is in the audit before it leaves.
 */
export class Answerer {
  readonly #documents: Documents;

  constructor(private readonly options: AnswererOptions) {
    this.#documents = new Documents(options.schema, options.limits, options.introspection);
  }

  /**
   * @param body the request's, which was JSON
   * @param makeContext called once the question is understood
   */
  async answer<Loaders>(body: unknown, makeContext: () => Promise<Context<Loaders>>): Promise<Answer> {
    try {
      const question = readQuestion(body);
      const understood = this.#documents.read(question.query);
      if ('errors' in understood) return this.#refused(understood.errors);
      const { document } = understood;
      const operation = getOperationAST(document, question.operationName);
      if (!operation) return this.#refused([noOperation(question)]);
      const faults = faultsOfVariables(this.options.schema, document, operation, question.variables);
      if (faults.length > 0) return this.#refused(faults);
      return await this.#executed(document, operation, question, await makeContext());
    } catch (error) {
      const isBadRequest = error instanceof GraphQLError && error.extensions['code'] === 'BAD_REQUEST';
      return this.#refused([error], isBadRequest ? 400 : 500);
    }
  }

  async #executed(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    { operationName, variables }: Question,
    context: Context,
  ): Promise<Answer> {
    let result: ExecutionResult;
    try {
      result = await execute({
        schema: this.options.schema,
        document,
        contextValue: context,
        variableValues: variables,
        operationName,
      });
    } catch (error) {
      result = { errors: [asGraphQLError(error)], data: null };
    }
    const { data, errors } = result;
    const refused = await keepBeforeAnswer(context, operation.operation === 'mutation', this.options.log);
    if (refused) return answerOf(200, { errors: [refused] }, operation);
    const told = errors?.map((error) => this.#told(error));
    return answerOf(data === undefined ? 400 : 200, { errors: told, data }, operation);
  }

  #refused(errors: readonly unknown[], status = 400): Answer {
    return answerOf(status, { errors: errors.map((error) => this.#told(error)) });
  }

  /** An error as it is told: of what nobody expected, only that it happened. */
  #told(error: unknown): GraphQLFormattedError {
    const known = asGraphQLError(error);
    const formatted = known.toJSON();
    const code = known.extensions['code'] ?? 'INTERNAL_SERVER_ERROR';
    const told = { ...formatted, extensions: { ...known.extensions, code } };
    const tooMuch = tooMuchOf(told);
    if (tooMuch) return { message: tooMuch, extensions: { code: 'TOO_EXPENSIVE' } };
    return rebuildError(told, known, this.options.log);
  }
}

const asGraphQLError = (error: unknown): GraphQLError => {
  if (error instanceof GraphQLError) return error;
  const original = error instanceof Error ? error : new Error('Something that is no error was thrown.');
  return new GraphQLError(original.message, { originalError: original });
};

const noOperation = ({ operationName }: Question) =>
  new GraphQLError(
    operationName
      ? 'The document has no operation of the name in `operationName`.'
      : 'Say in `operationName` which operation of the document is meant.',
    { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
  );

interface Told {
  errors: readonly GraphQLFormattedError[] | undefined;
  data?: Record<string, unknown> | null | undefined;
}

const answerOf = (status: number, told: Told, operation?: OperationDefinitionNode): Answer => ({
  status,
  text: `${JSON.stringify(told)}\n`,
  operation: operation ? rootFieldOf(operation) : '',
  outcome: outcomeOf(told, operation?.operation === 'mutation'),
});

/** The first root field: a name of the schema, so that there are not more of them than of these. */
const rootFieldOf = ({ selectionSet: { selections } }: OperationDefinitionNode): string => {
  const [first] = selections;
  return first?.kind === 'Field' ? first.name.value : 'fragment';
};

/** A refused write is told as data. */
function outcomeOf({ errors, data }: Told, isWrite: boolean): string {
  if (errors?.[0]) return String(errors[0].extensions?.['code']);
  if (!isWrite) return 'OK';
  const refusals = Object.values(data ?? {}).flatMap(
    (payload) =>
      (payload as { userErrors?: { code?: string; severity?: string }[] } | null)?.userErrors ?? [],
  );
  // Who does not ask how severe it is has it counted as refused.
  return refusals.find(({ severity }) => severity !== 'WARNING')?.code ?? 'OK';
}
