import { tooMuchOf } from '@mrrm/platform/document-limits/limits';
import { mostSelections } from '@mrrm/platform/document-limits/selections';
import type { ErrorCode } from '@mrrm/platform/wire/errors';
import {
  buildSchema,
  type DocumentNode,
  type GraphQLError,
  Kind,
  KnownFragmentNamesRule,
  NoFragmentCyclesRule,
  OperationTypeNode,
  parse,
  UniqueFragmentNamesRule,
  type ValidationRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { oneRootMutation } from '../limits/one-root-mutation.js';

/** A document with one operation, or why it is none to be answered. */
export type Read = { document: DocumentNode } | { code: ErrorCode; message: string };

/** UTF-16 units of all documents that are kept, as read. */
const MOST_KEPT = 8_000_000;
/** Bounds of what is read here at all, far above what the slices answer: each of them has limits of its own. */
const MOST_TOKENS = 20_000;
const MOST_SELECTIONS = 10_000;
/** What is checked here asks for no type: the slice does. */
const NO_TYPES = buildSchema('type Query { any: Boolean }');

const RULES: ValidationRule[] = [
  NoFragmentCyclesRule,
  KnownFragmentNamesRule,
  UniqueFragmentNamesRule,
  oneRootMutation,
  mostSelections(MOST_SELECTIONS, `At most ${MOST_SELECTIONS} selections are answered.`),
];

/** Reads a router's documents, each once: it sends the same ones again and again. */
export class Documents {
  readonly #read = new LRUCache<string, Read>({
    maxSize: MOST_KEPT,
    sizeCalculation: (_, text) => text.length + 1,
  });

  read(text: string): Read {
    const known = this.#read.get(text);
    if (known) return known;
    const read = readAnew(text);
    this.#read.set(text, read);
    return read;
  }
}

function readAnew(text: string): Read {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: MOST_TOKENS, noLocation: true });
  } catch (error) {
    return refusal(error as GraphQLError);
  }
  const [fault] = validate(NO_TYPES, document, RULES, { maxErrors: 1 });
  if (fault) return refusal(fault);
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operations.length > 1)
    return { code: 'BAD_USER_INPUT', message: 'A document has one operation here.' };
  if (operation.operation === OperationTypeNode.SUBSCRIPTION)
    return { code: 'BAD_USER_INPUT', message: 'This graph has no subscriptions.' };
  return { document };
}

function refusal(fault: GraphQLError): Read {
  const tooMuch = tooMuchOf(fault);
  return tooMuch
    ? { code: 'TOO_EXPENSIVE', message: tooMuch }
    : { code: 'BAD_USER_INPUT', message: 'The document could not be read.' };
}
