import { Kind, type ValidationRule } from 'graphql';
import { tooExpensive } from './refusal.js';
import { figureOf, sum } from './spread.js';

/** Validation rule: an operation renames at most so many fields. */
export const mostAliases =
  (most: number): ValidationRule =>
  (context) => ({
    OperationDefinition({ selectionSet }) {
      const aliases = figureOf(
        selectionSet,
        context,
        (selection, inner) => inner + (selection.kind === Kind.FIELD && selection.alias ? 1 : 0),
        sum,
      );
      if (aliases > most)
        context.reportError(
          tooExpensive(`The operation has ${aliases} aliases; at most ${most} are answered.`),
        );
    },
  });
