import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWK } from 'jose';
import { vi } from 'vitest';

interface Provider {
  callback(): RequestListener;
  use(
    middleware: (
      context: { body: Record<string, unknown>; path: string },
      next: () => Promise<void>,
    ) => Promise<void>,
  ): void;
  on(event: string, listener: (context: { oidc: { params: Record<string, string> } }) => void): void;
}

/** What the provider gives from now on. */
export interface Giving {
  /** Seconds for which an access token is good. */
  seconds: number;
  refreshes: boolean;
}

export interface RunningProvider {
  issuer: string;
  /** Where it gives tokens: at another origin than its own. */
  tokens: string;
  giving: Giving;
  /** The grants by which tokens were given, in their order. */
  grants: string[];
  close(): Promise<void>;
}

/** The client as which the workbench is known there. */
export const CLIENT = 'workbench';
/** Where a token for the graph is asked for: the provider wants an address, the graph a word. */
const GRAPH = 'urn:mrrm:graph';

/**
 * An OpenID Connect provider as organisations have them (`oidc-provider`), with pages on which anybody signs in under any name, as an analyst.
 * @param origin of the workbench
 */
export async function startProvider(origin: string, signingKey: JWK): Promise<RunningProvider> {
  const servers = [0, 1].map(() => createServer((request, response) => void answer(request, response)));
  const [issuer, tokens] = (await Promise.all(servers.map(listen))) as [string, string];
  const giving: Giving = { seconds: 600, refreshes: false };
  const grants: string[] = [];
  // It has no types. That it is for a newer Node.js and not to be run like this in earnest, it says on the console.
  const quiet = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { default: Made } = (await import('oidc-provider' as string)) as {
    default: new (issuer: string, configuration: object) => Provider;
  };
  const provider = new Made(issuer, {
    findAccount: async (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({ sub }),
    }),
    ttl: {
      ...Object.fromEntries(
        ['Interaction', 'Session', 'Grant', 'IdToken', 'RefreshToken'].map((of) => [of, 600]),
      ),
      AccessToken: () => giving.seconds,
    },
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [`${origin}/workbench`],
        post_logout_redirect_uris: [`${origin}/workbench`],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [signingKey] },
    cookies: { keys: ['of a test only'] },
    clientBasedCORS: (_context: unknown, asking: string) => asking === origin,
    issueRefreshToken: async () => giving.refreshes,
    rotateRefreshToken: true,
    extraTokenClaims: async () => ({ role: 'ANALYST', all_centres: true }),
    features: {
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context: { body: string }, form: string) => {
          context.body = `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`;
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => GRAPH,
        useGrantedResource: async () => true,
        getResourceServerInfo: async () => ({
          scope: '',
          audience: 'mrrm-graph',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  });
  quiet.mockRestore();
  provider.use(async (context, next) => {
    await next();
    if (context.path === '/.well-known/openid-configuration')
      context.body['token_endpoint'] = `${tokens}/token`;
  });
  provider.on('grant.success', ({ oidc }) => void grants.push(oidc.params['grant_type']!));
  const answer = provider.callback();
  return {
    ...{ issuer, tokens, giving, grants },
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

/** @returns its origin */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
