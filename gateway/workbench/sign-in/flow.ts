import {
  AuthorizationResponseError,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  ResponseBodyError,
  validateAuthResponse,
} from 'oauth4webapi';
import type { SignIn } from '../../src/analysts/sign-in.js';
import { asking, discover, returnAddress } from './issuer.js';
import { Session } from './session.js';
import { SignInTrouble } from './trouble.js';

/** For the way to the issuer and back: nothing that opens anything. Tokens are in the memory of the page alone. */
const KEPT = 'workbench-sign-in';

interface Begun {
  issuer: string;
  state: string;
  nonce: string;
  verifier: string;
  /** What was asked before. */
  hash: string;
}

/** What the issuer said when it sent the browser back. */
export interface Returned {
  said: URLSearchParams;
  begun: Begun | undefined;
}

/**
 * Sends the browser to the issuer, by the code flow with PKCE. What is asked stays in the address of the page.
 * @throws SignInTrouble when the issuer cannot be reached
 */
export async function begin(signIn: SignIn): Promise<void> {
  const { authorization_endpoint } = await discover(signIn);
  if (!authorization_endpoint) throw new SignInTrouble('signInAway');
  const begun: Begun = {
    issuer: signIn.issuer,
    state: generateRandomState(),
    nonce: generateRandomNonce(),
    verifier: generateRandomCodeVerifier(),
    hash: location.hash,
  };
  sessionStorage.setItem(KEPT, JSON.stringify(begun));
  const to = new URL(authorization_endpoint);
  const asked = {
    response_type: 'code',
    client_id: signIn.client,
    redirect_uri: returnAddress(),
    scope: signIn.scope,
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) to.searchParams.set(name, value);
  location.assign(to);
}

/**
 * What stands in the address when the issuer has sent the browser back, taken out of it at once, with what was asked before in its place.
 * It is good for one time. Undefined when somebody has just opened the page.
 */
export function takeReturned(): Returned | undefined {
  const said = new URLSearchParams(location.search);
  if (!said.has('code') && !said.has('error')) return undefined;
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  const begun = kept ? (JSON.parse(kept) as Begun) : undefined;
  history.replaceState(null, '', `${location.pathname}${begun?.hash ?? ''}`);
  return { said, begun };
}

/**
 * Changes the code that the issuer gave for tokens.
 * @throws SignInTrouble when this was not begun by this page, was refused, or the issuer cannot be reached
 */
export async function complete(signIns: readonly SignIn[], { said, begun }: Returned): Promise<Session> {
  const signIn = signIns.find(({ issuer }) => issuer === begun?.issuer);
  if (!begun || !signIn) throw new SignInTrouble('signInStrange');
  const server = await discover(signIn);
  const client = { client_id: signIn.client };
  try {
    const given = validateAuthResponse(server, client, said, begun.state);
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      None(),
      given,
      returnAddress(),
      begun.verifier,
      asking(signIn),
    );
    const tokens = await processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: begun.nonce,
      requireIdToken: true,
    });
    return new Session(signIn, server, tokens);
  } catch (error) {
    if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError)
      throw new SignInTrouble('signInRefused', error.error_description ?? error.error);
    if (error instanceof TypeError || error instanceof DOMException) throw new SignInTrouble('signInAway');
    throw new SignInTrouble('signInStrange');
  }
}
