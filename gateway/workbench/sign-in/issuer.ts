import {
  type AuthorizationServer,
  allowInsecureRequests,
  discoveryRequest,
  processDiscoveryResponse,
} from 'oauth4webapi';
import type { SignIn } from '../../src/analysts/sign-in.js';
import { SignInTrouble } from './trouble.js';

const DEADLINE_MILLISECONDS = 10_000;

/** Where the issuer sends the browser back to. */
export const returnAddress = (): string => `${location.origin}/workbench`;

/** How the issuer is asked. Without TLS only on a developer's machine: the gateway names no such issuer elsewhere. */
export const asking = ({ issuer }: SignIn) => ({
  signal: () => AbortSignal.timeout(DEADLINE_MILLISECONDS),
  [allowInsecureRequests]: issuer.startsWith('http:'),
});

/**
 * What the issuer says of itself.
 * @throws SignInTrouble when it cannot be reached
 */
export async function discover(signIn: SignIn): Promise<AuthorizationServer> {
  const issuer = new URL(signIn.issuer);
  try {
    return await processDiscoveryResponse(issuer, await discoveryRequest(issuer, asking(signIn)));
  } catch {
    throw new SignInTrouble('signInAway');
  }
}
