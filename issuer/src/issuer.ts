import { isSentFromHere } from '@mrrm/platform/loopback';
import fastify from 'fastify';
import { discoveryDocument, keySet } from './documents.js';
import type { Organisation } from './organisation.js';
import { answerTokenRequest } from './token-endpoint.js';

// Written by hand over `jose` instead of using `oidc-provider`: its version 9 supports no Node.js before 22, version 8 is
// no longer kept, and of a provider's many flows a development issuer needs two.

export interface IssuerOptions {
  /** 0: any free port. */
  port: number;
  organisations: Organisation[];
}

export interface RunningIssuer {
  /** The issuer address of an organisation, for example `http://127.0.0.1:4010/state`. */
  issuerOf(code: string): string;
  close(): Promise<void>;
}

/**
 * Starts the development issuers, one per organisation on one port of 127.0.0.1: discovery document, key set, token
 * endpoint. It gives a token of any persona to anyone who asks, so it must never run beside real data.
 * A page of a site that has its own name resolved to this machine is refused.
 * @throws Error when the port is taken
 */
export async function startIssuer({ port, organisations }: IssuerOptions): Promise<RunningIssuer> {
  const app = fastify({ bodyLimit: 16 * 1024, forceCloseConnections: true });
  let base = '';
  const issuerOf = ({ path }: Organisation) => `${base}/${path}`;
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(body as string)),
  );
  app.addHook('onRequest', async ({ headers }, reply) =>
    isSentFromHere(headers) ? undefined : reply.code(403).send({ error: 'access_denied' }),
  );
  for (const organisation of organisations) {
    const { path, signingKey } = organisation;
    app.get(`/${path}/.well-known/openid-configuration`, async () =>
      discoveryDocument(issuerOf(organisation)),
    );
    app.get(`/${path}/jwks`, async () => keySet(signingKey));
    app.post(`/${path}/token`, async (request, reply) => {
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      const { status, body } = await answerTokenRequest(
        organisation,
        issuerOf(organisation),
        form,
        request.headers.authorization,
      );
      return reply.code(status).header('cache-control', 'no-store').send(body);
    });
  }
  base = await app.listen({ port, host: '127.0.0.1' });
  return {
    issuerOf: (code) => issuerOf(organisations.find((organisation) => organisation.code === code)!),
    close: () => app.close(),
  };
}
