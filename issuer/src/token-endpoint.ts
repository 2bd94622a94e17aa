import { createHash, timingSafeEqual } from 'node:crypto';
import { PERSONA_GRANT } from './documents.js';
import type { Organisation, ServiceClient } from './organisation.js';
import { PERSONA_TOKEN_SECONDS, personaToken, SERVICE_TOKEN_SECONDS, serviceToken } from './tokens.js';

/** An answer of the token endpoint, as RFC 6749 section 5 has it. */
export interface TokenAnswer {
  status: number;
  body: { access_token: string; token_type: 'Bearer'; expires_in: number } | { error: string };
}

const refuse = (status: number, error: string): TokenAnswer => ({ status, body: { error } });
const grant = (access_token: string, expires_in: number): TokenAnswer => ({
  status: 200,
  body: { access_token, token_type: 'Bearer', expires_in },
});

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string) => timingSafeEqual(sha256(a), sha256(b));

/** Finds the client of HTTP Basic credentials, whose halves are form-encoded (RFC 6749 section 2.3.1). */
function clientOf(organisation: Organisation, authorization: string | undefined): ServiceClient | undefined {
  const encoded = /^Basic ([\w+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (!encoded) return undefined;
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':').map(decoded);
  return organisation.clients.find((client) => client.id === id && isSame(client.secret, secret));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Answers one request to an organisation's token endpoint. */
export async function answerTokenRequest(
  organisation: Organisation,
  issuer: string,
  form: URLSearchParams,
  authorization: string | undefined,
): Promise<TokenAnswer> {
  switch (form.get('grant_type')) {
    case PERSONA_GRANT: {
      const persona = organisation.personas.find(({ code }) => code === form.get('persona'));
      if (!persona) return refuse(400, 'invalid_grant');
      const client = form.get('client_id') ?? '';
      if (!/^[\w-]{1,64}$/.test(client)) return refuse(401, 'invalid_client');
      return grant(await personaToken(organisation, issuer, persona, client), PERSONA_TOKEN_SECONDS);
    }
    case 'client_credentials': {
      const client = clientOf(organisation, authorization);
      if (!client) return refuse(401, 'invalid_client');
      return grant(await serviceToken(organisation, issuer, client), SERVICE_TOKEN_SECONDS);
    }
    case null:
      return refuse(400, 'invalid_request');
    default:
      return refuse(400, 'unsupported_grant_type');
  }
}
