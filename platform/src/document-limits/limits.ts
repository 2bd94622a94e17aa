import type { GraphQLFormattedError, ValidationRule } from 'graphql';
import { cutText } from '../wire/cut-text.js';
import { mostAliases } from './aliases.js';
import { deepest } from './depth.js';
import { mostDirectives } from './directives.js';
import { BEYOND_A_LIMIT, TOO_MUCH } from './refusal.js';
import { mostRootFields } from './root-fields.js';
import { mostSelections } from './selections.js';

/** How large a document may be, whatever it asks for. */
export interface DocumentLimits {
  /** Levels of fields, fragments spread; introspection aside. */
  depth: number;
  aliases: number;
  /** Root fields of a query; a mutation has one. */
  rootFields: number;
  directives: number;
  /** Lexical tokens of the document. */
  tokens: number;
  /** Selections after all fragments are spread. */
  selections: number;
}

/** What a client may send, by default. */
export const DOCUMENT_LIMITS: DocumentLimits = {
  depth: 12,
  aliases: 50,
  rootFields: 10,
  directives: 20,
  tokens: 1000,
  selections: 1000,
};

/** The most errors of a document: each of them counts the lines before its place. */
export const MOST_VALIDATION_ERRORS = 20;

/**
 * The limits for what a router makes of a client's document: it adds types and keys, and writes fragments out, so each of its
 * documents may be twice as large, and as many tokens as those fragments make.
 */
export const ofRouters = ({ tokens, ...limits }: DocumentLimits): DocumentLimits => ({
  depth: 2 * limits.depth,
  aliases: 2 * limits.aliases,
  rootFields: 2 * limits.rootFields,
  directives: 2 * limits.directives,
  tokens: 10 * tokens,
  selections: 2 * limits.selections,
});

const shapeRules = (limits: DocumentLimits): ValidationRule[] => [
  deepest(limits.depth),
  mostAliases(limits.aliases),
  mostRootFields(limits.rootFields),
  mostDirectives(limits.directives),
];

/** The limits as rules of validation, all but that of the tokens, which is the parser's. */
export const limitRules = (limits: DocumentLimits): ValidationRule[] => [
  ...shapeRules(limits),
  mostSelections(limits.selections),
];

/** The limits as Apollo Server takes them: it checks them once for each document, before anything of it is executed. */
export const documentChecks = (limits: DocumentLimits) => ({
  // A small document of nested fragments once kept the validation busy for half a minute.
  maxRecursiveSelections: limits.selections,
  parseOptions: { maxTokens: limits.tokens },
  validationOptions: { maxErrors: MOST_VALIDATION_ERRORS, hideSuggestions: true },
  validationRules: shapeRules(limits),
});

const TOO_MANY_TOKENS = /Document contains more th\w+ \d+ tokens/;

/** What an error of a limit says to the client; undefined for every other error. */
export function tooMuchOf({ message, extensions }: GraphQLFormattedError): string | undefined {
  const code = extensions?.['validationErrorCode'];
  if (code === BEYOND_A_LIMIT) return message;
  if (code === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED' || TOO_MANY_TOKENS.test(cutText(message))) return TOO_MUCH;
  return undefined;
}
