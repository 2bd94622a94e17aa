import { Kind, type ValidationRule } from 'graphql';
import { tooExpensive } from './refusal.js';
import { figureOf, sum } from './spread.js';

/** Validation rule: an operation has at most so many root fields; each of them is a fetch of its own. */
export const mostRootFields =
  (most: number): ValidationRule =>
  (context) => ({
    OperationDefinition({ selectionSet }) {
      const fields = figureOf(
        selectionSet,
        context,
        (selection, inner) => (selection.kind === Kind.FIELD ? 1 : inner),
        sum,
      );
      if (fields > most)
        context.reportError(
          tooExpensive(`The operation has ${fields} root fields; at most ${most} are answered.`),
        );
    },
  });
