import { isLoopback } from '@mrrm/platform/loopback';
import { z } from 'zod';
import { readDiscovery } from '../identity/discovery.js';
import { isPublicAddress } from '../issuer-address.js';

/** For how long what an issuer said is good, and for how long one that did not answer is left alone. */
const GOOD_MILLISECONDS = 600_000;
const LEFT_ALONE_MILLISECONDS = 5000;

/** Whether an issuer at this address may give its tokens there: public for public, and on the developer's machine for one that is there. */
const mayGiveTokensAt = (issuer: string, endpoint: string): boolean =>
  isPublicAddress(issuer) ? isPublicAddress(endpoint) : isLoopback(new URL(endpoint).hostname);

/**
 * The origins that a page calls when somebody signs in at an issuer: that of the issuer and that of its token endpoint, which its discovery document
 * names. While the issuer does not answer, those that were known before.
 */
export function calledOrigins(issuer: string): () => Promise<readonly string[]> {
  const { origin } = new URL(issuer);
  let known: readonly string[] = [origin];
  let asking: Promise<void> | undefined;
  let until = Number.NEGATIVE_INFINITY;
  const read = async () => {
    try {
      const { token_endpoint: endpoint } = await readDiscovery(issuer, { token_endpoint: z.url() });
      known = mayGiveTokensAt(issuer, endpoint) ? [origin, new URL(endpoint).origin] : [origin];
      until = performance.now() + GOOD_MILLISECONDS;
    } catch {
      until = performance.now() + LEFT_ALONE_MILLISECONDS;
    }
  };
  return async () => {
    if (performance.now() >= until)
      await (asking ??= read().finally(() => {
        asking = undefined;
      }));
    return known;
  };
}
