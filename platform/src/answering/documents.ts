import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { type DocumentLimits, limitRules, MOST_VALIDATION_ERRORS } from '../document-limits/limits.js';
import { refusedAs } from './refused-as.js';

/** Characters of all documents that are kept: parsed, a document is some thirty times its text. */
const KEPT_CHARACTERS = 1_000_000;

/** A document that may be executed, or why it may not. */
export type Understood = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** Reads documents of GraphQL: each text is parsed and checked once, as long as it is kept. What is refused is not kept. */
export class Documents {
  readonly #kept = new LRUCache<string, { document: DocumentNode }>({
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: (_, text) => text.length,
  });

  readonly #limits: ValidationRule[];
  readonly #rules: readonly ValidationRule[];

  /** @param introspection whether the schema may be asked about itself */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: DocumentLimits,
    introspection: boolean,
  ) {
    this.#limits = limitRules(limits);
    this.#rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  }

  read(text: string): Understood {
    const kept = this.#kept.get(text);
    if (kept) return kept;
    const understood = this.#understand(text);
    if ('document' in understood) this.#kept.set(text, understood);
    return understood;
  }

  #understand(text: string): Understood {
    let document: DocumentNode;
    try {
      // Nobody shows the places: without them no error counts the lines of the document before it.
      document = parse(text, { maxTokens: this.limits.tokens, noLocation: true });
    } catch (error) {
      return { errors: [refusedAs('GRAPHQL_PARSE_FAILED', error as GraphQLError)] };
    }
    // The limits first: some rules of the language take long for what is beyond them.
    for (const rules of [this.#limits, this.#rules]) {
      const errors = validate(this.schema, document, rules, {
        maxErrors: MOST_VALIDATION_ERRORS,
        hideSuggestions: true,
      });
      if (errors.length > 0)
        return { errors: errors.map((error) => refusedAs('GRAPHQL_VALIDATION_FAILED', error)) };
    }
    if (hasNullCharacter(text, document))
      return { errors: [new GraphQLError('A text holds a null character.', BAD_INPUT)] };
    return { document };
  }
}

const BAD_INPUT = { extensions: { code: 'BAD_USER_INPUT' } };

/**
 * Whether a text of a document holds a null character; those of its variables are refused as they are read. PostgreSQL takes
 * none: it would end the transaction of the whole request, and the client would read of a fault of ours.
 */
function hasNullCharacter(text: string, document: DocumentNode): boolean {
  // A document says it only as an escape; most have none, and are not walked.
  if (!text.includes('\\u')) return false;
  let found = false;
  visit(document, {
    StringValue({ value }) {
      found ||= value.includes('\0');
    },
  });
  return found;
}
