import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { mayKeepKeysAt } from '../issuer-address.js';
import { ISSUER_DEADLINE_MILLISECONDS, readDiscovery } from './discovery.js';

/** Codes by which jose says that the token, and not the issuer, is at fault. */
const FAULTS_OF_THE_TOKEN = new Set(['ERR_JWKS_NO_MATCHING_KEY', 'ERR_JWKS_MULTIPLE_MATCHING_KEYS']);

/** The issuer gave no keys: nothing can be said about the token. */
export class IssuerUnreachable extends Error {
  readonly code = 'UPSTREAM_UNAVAILABLE';
}

/** For how long an issuer that did not answer is left alone, whatever tokens come meanwhile, in milliseconds. */
const LEFT_ALONE_MILLISECONDS = 1000;

/** Asks one issuer, and after a failure not again at once: anybody can make the gateway want keys, with any token at all. */
function patientFetch(): typeof fetch {
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (...question) => {
    if (performance.now() - failedAt < LEFT_ALONE_MILLISECONDS)
      throw new Error('It did not answer just now.');
    try {
      const response = await fetch(...question);
      if (!response.ok) failedAt = performance.now();
      return response;
    } catch (error) {
      failedAt = performance.now();
      throw error;
    }
  };
}

async function discover(issuer: string, ask: typeof fetch): Promise<JWTVerifyGetKey> {
  const { jwks_uri: keys } = await readDiscovery(issuer, { jwks_uri: z.url() }, ask);
  if (!mayKeepKeysAt(issuer, keys))
    throw new Error('The issuer’s keys are where its own address could not be.');
  return createRemoteJWKSet(new URL(keys), {
    timeoutDuration: ISSUER_DEADLINE_MILLISECONDS,
    [customFetch]: ask,
  });
}

/**
 * The keys of one issuer, found through its discovery document at the first use and kept. Rotated keys are fetched when an
 * unknown key id arrives, at most every 30 seconds; an issuer that does not answer is asked again after a second at the earliest.
 */
export function issuerKeys(issuer: string): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  const ask = patientFetch();
  return async (header, token) => {
    try {
      found ??= discover(issuer, ask);
      return await (await found.catch(forget))(header, token);
    } catch (error) {
      if (FAULTS_OF_THE_TOKEN.has((error as { code?: string }).code ?? '')) throw error;
      throw new IssuerUnreachable('The issuer gives no keys.');
    }
  };
  function forget(error: unknown): never {
    found = undefined;
    throw error;
  }
}
