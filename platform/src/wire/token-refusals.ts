import { decodeJwt } from 'jose';
import type { Log } from '../log.js';

/** Why a token was refused, for the log of the one who refuses: a class of reasons, and nothing of the token itself. */
export interface TokenRefusal {
  reason: 'NO_TOKEN' | 'ISSUER' | 'SIGNATURE' | 'AUDIENCE' | 'CLOCK' | 'CLAIMS' | 'DIGEST' | 'SEEN';
  /** With `CLOCK`: how old the token is by this clock, in seconds; below zero when it was signed in the future. */
  skewSeconds?: number;
}

const CLAIMS_OF_TIME = ['iat', 'exp', 'nbf'];
const OWN_REASONS: Record<string, TokenRefusal['reason']> = {
  issuer: 'ISSUER',
  life: 'CLAIMS',
  digest: 'DIGEST',
  seen: 'SEEN',
};

/**
 * The class of what was found wrong with a token. Times are looked at only once the signature is good: a stranger cannot
 * make a slice believe that its clock is off.
 */
export function refusalOf(error: unknown, token: string | undefined): TokenRefusal {
  if (!token) return { reason: 'NO_TOKEN' };
  const { code = '', claim, message = '' } = error as { code?: string; claim?: string; message?: string };
  const own = OWN_REASONS[message];
  if (own) return { reason: own };
  if (code === 'ERR_JWT_EXPIRED' || (claim && CLAIMS_OF_TIME.includes(claim))) {
    const { iat } = decodeJwt(token);
    if (typeof iat === 'number') return { reason: 'CLOCK', skewSeconds: Math.round(Date.now() / 1000 - iat) };
  }
  if (claim === 'aud') return { reason: 'AUDIENCE' };
  return { reason: /^ERR_(JWS|JWKS|JOSE)/.test(code) ? 'SIGNATURE' : 'CLAIMS' };
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
