import { Kind, type ValidationRule } from 'graphql';
import { tooExpensive } from './refusal.js';
import { figureOf } from './spread.js';

/** Validation rule: an operation has at most so many levels. What looks at the schema itself has a rule of its own in graphql. */
export const deepest =
  (most: number): ValidationRule =>
  (context) => ({
    OperationDefinition({ selectionSet }) {
      const depth = figureOf(
        selectionSet,
        context,
        (selection, inner) => {
          if (selection.kind !== Kind.FIELD) return inner;
          return selection.name.value.startsWith('__') ? 1 : inner + 1;
        },
        Math.max,
      );
      if (depth > most)
        context.reportError(
          tooExpensive(`The operation is ${depth} levels deep; at most ${most} are answered.`),
        );
    },
  });
