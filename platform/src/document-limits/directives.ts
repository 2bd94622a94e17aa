import type { ValidationRule } from 'graphql';
import { tooExpensive } from './refusal.js';

/** Validation rule: a document carries at most so many directives, as it is written. */
export const mostDirectives =
  (most: number): ValidationRule =>
  (context) => {
    let directives = 0;
    return {
      Directive() {
        directives += 1;
      },
      Document: {
        leave() {
          if (directives > most)
            context.reportError(
              tooExpensive(`The document has ${directives} directives; at most ${most} are answered.`),
            );
        },
      },
    };
  };
