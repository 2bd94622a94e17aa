import type { ValidationRule } from 'graphql';
import { TOO_MUCH, tooExpensive } from './refusal.js';
import { figureOf, sum } from './spread.js';

/** Validation rule: an operation selects at most so much once all its fragments are spread. @param told to whoever selects more */
export const mostSelections =
  (most: number, told = TOO_MUCH): ValidationRule =>
  (context) => ({
    OperationDefinition({ selectionSet }) {
      const selections = figureOf(selectionSet, context, (_, inner) => 1 + inner, sum);
      if (selections > most) context.reportError(tooExpensive(told));
    },
  });
