import type { Actor } from '@mrrm/platform/wire/actor';
import type { CsvAnswer } from './csv/asked.js';
import type { Share } from './limits/shares.js';

/** What one operation carries through the gateway. The client's own token is not in it, so that nothing can forward it. */
export interface GatewayContext {
  actor: Actor;
  /** When the operation must be answered, on the clock of `performance.now()`. */
  deadline: number;
  /** Aborts when the client is gone before it is answered: no slice is asked any longer, and no answer is waited for. */
  gone: AbortSignal;
  outcome: Outcome;
  /** What is left of the client's and the person's minute, told on the answer. */
  shares: { cost?: Share };
  /** Set when the answer is wanted as CSV. */
  csv?: CsvAnswer | undefined;
}

/** What the request log says of an operation once it is answered. */
export interface Outcome {
  operationName?: string;
  errorCodes: string[];
}
