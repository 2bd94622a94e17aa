import type { JWK } from 'jose';

/** The grant by which a developer becomes a persona. Only a development issuer may know it: it asks for no password. */
export const PERSONA_GRANT = 'urn:mrrm:params:oauth:grant-type:persona';

/** The discovery document of an issuer (OpenID Connect Discovery 1.0, RFC 8414). */
export const discoveryDocument = (issuer: string) => ({
  issuer,
  jwks_uri: `${issuer}/jwks`,
  token_endpoint: `${issuer}/token`,
  grant_types_supported: ['client_credentials', PERSONA_GRANT],
  response_types_supported: [],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'none'],
});

/** The public half of a private key, as a JSON Web Key Set. */
export function keySet({ kty, crv, x, y, kid }: JWK) {
  return { keys: [{ kty, crv, x, y, kid, alg: 'ES256', use: 'sig' }] };
}
