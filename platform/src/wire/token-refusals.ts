import type { Log } from '../log.js';

/** Why a token was refused, for the log of the one who refuses: a class of reasons, and nothing of the token itself. */
export interface TokenRefusal {
  reason: 'NO_TOKEN' | 'ISSUER' | 'SIGNATURE' | 'AUDIENCE' | 'CLOCK' | 'CLAIMS' | 'DIGEST' | 'SEEN';
  /** With `CLOCK`: how old the token is by this clock, in seconds; below zero when it was signed in the future. */
  skewSeconds?: number;
}

/** Thrown inside of the reading of a token: what is wrong with it. It never leaves. */
export class TokenFault extends Error {
  override readonly name = 'TokenFault';

  constructor(
    readonly reason: TokenRefusal['reason'],
    readonly skewSeconds?: number,
  ) {
    super(reason);
  }
}

/** The class of what was found wrong with a token. */
export function refusalOf(error: unknown): TokenRefusal {
  if (!(error instanceof TokenFault)) return { reason: 'CLAIMS' };
  const { reason, skewSeconds } = error;
  return skewSeconds === undefined ? { reason } : { reason, skewSeconds };
}

const ONCE_IN_MILLISECONDS = 60_000;

/**
 * Makes the function that logs refused tokens: each reason at once and then at most once a minute with how many there were,
 * so that a slice whose clock is off says so, and whoever sends bad tokens cannot fill the log.
 * @param clock of now, in milliseconds
 */
export function rarely(log: Pick<Log, 'warn'>, clock: () => number = () => performance.now()) {
  const told = new Map<TokenRefusal['reason'], { at: number; since: number }>();
  return (refusal: TokenRefusal) => {
    const last = told.get(refusal.reason);
    if (last && clock() - last.at < ONCE_IN_MILLISECONDS) {
      last.since += 1;
      return;
    }
    told.set(refusal.reason, { at: clock(), since: 0 });
    const words =
      refusal.reason === 'CLOCK'
        ? 'tokens refused: this clock and that of the gateway differ, or a token is old'
        : 'tokens refused';
    log.warn({ ...refusal, refusedSinceLastLine: last?.since ?? 0 }, words);
  };
}
