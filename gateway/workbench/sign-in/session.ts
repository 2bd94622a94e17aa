import {
  type AuthorizationServer,
  getValidatedIdTokenClaims,
  None,
  processRefreshTokenResponse,
  ResponseBodyError,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
} from 'oauth4webapi';
import type { SignIn } from '../../src/analysts/sign-in.js';
import { asking, returnAddress } from './issuer.js';
import { SignInTrouble, type TroubleWord } from './trouble.js';

const RENEW_BEFORE_MILLISECONDS = 30_000;

/** Somebody who has signed in. The tokens are here and nowhere else: closing or loading the page anew forgets them. */
export class Session {
  /** Who it is, as the issuer says. */
  readonly name: string;
  /** Told once, when there is no good token any more. */
  onEnd: (word: TroubleWord) => void = () => undefined;
  readonly #idToken: string;
  #tokens: TokenEndpointResponse;
  #endsAt = Number.POSITIVE_INFINITY;
  #renewAt = Number.POSITIVE_INFINITY;
  #renewing: Promise<string> | undefined;

  constructor(
    readonly signIn: SignIn,
    private readonly server: AuthorizationServer,
    tokens: TokenEndpointResponse,
  ) {
    const { sub, name, preferred_username } = getValidatedIdTokenClaims(tokens)!;
    this.name = [name, preferred_username].find((one) => typeof one === 'string' && one !== '') as string;
    this.name ??= sub;
    this.#idToken = tokens.id_token!;
    this.#tokens = tokens;
    this.#take(tokens);
  }

  /**
   * A token that is good by the clock of this machine, renewed when the issuer lets it be.
   * @param isRefused whether the graph does not take the one before
   * @throws SignInTrouble when there is none any more
   */
  readonly token = async (isRefused: boolean): Promise<string> => {
    const now = Date.now();
    if (!isRefused && now < (this.#tokens.refresh_token ? this.#renewAt : this.#endsAt))
      return this.#tokens.access_token;
    if (!this.#tokens.refresh_token) throw this.#ended(now < this.#endsAt ? 'signInNotTaken' : 'signInEnded');
    this.#renewing ??= this.#renew(this.#tokens.refresh_token).finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  };

  /** Forgets the tokens, and has the issuer end its own session where it can. */
  signOut(): void {
    const to = new URL(this.server.end_session_endpoint ?? returnAddress());
    const asked = {
      id_token_hint: this.#idToken,
      client_id: this.signIn.client,
      post_logout_redirect_uri: returnAddress(),
    };
    if (this.server.end_session_endpoint)
      for (const [name, value] of Object.entries(asked)) to.searchParams.set(name, value);
    location.assign(to);
  }

  async #renew(refreshToken: string): Promise<string> {
    const client = { client_id: this.signIn.client };
    try {
      const response = await refreshTokenGrantRequest(
        this.server,
        client,
        None(),
        refreshToken,
        asking(this.signIn),
      );
      const tokens = await processRefreshTokenResponse(this.server, client, response);
      // One that does not change the refresh token says nothing of it.
      this.#take({ ...tokens, refresh_token: tokens.refresh_token ?? refreshToken });
      return tokens.access_token;
    } catch (error) {
      if (error instanceof ResponseBodyError) throw this.#ended('signInEnded');
      throw new SignInTrouble('signInAway');
    }
  }

  #take(tokens: TokenEndpointResponse): void {
    this.#tokens = tokens;
    if (tokens.expires_in === undefined) return;
    const milliseconds = tokens.expires_in * 1000;
    this.#endsAt = Date.now() + milliseconds;
    this.#renewAt = this.#endsAt - Math.min(RENEW_BEFORE_MILLISECONDS, milliseconds / 2);
  }

  #ended(word: TroubleWord): SignInTrouble {
    this.onEnd(word);
    return new SignInTrouble(word);
  }
}
