import { request } from 'undici';
import type { Explorer } from './explorer.js';
import type { Persona } from './persona.js';

const GRANT = 'urn:mrrm:params:oauth:grant-type:persona';
const DEADLINE_MILLISECONDS = 3000;

/** Personas whose tokens come from the development issuer of their organisation. */
export function issuerPersonas(
  personas: Persona[],
  issuers: { issuer: string; organisation: string }[],
): Explorer {
  return {
    personas,
    async token(code) {
      const persona = personas.find((one) => one.code === code);
      const issuer = issuers.find(({ organisation }) => organisation === persona?.organisation)?.issuer;
      if (!issuer) throw new Error('No issuer knows this persona.');
      const response = await request(`${issuer.replace(/\/$/, '')}/token`, {
        method: 'POST',
        signal: AbortSignal.timeout(DEADLINE_MILLISECONDS),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: GRANT,
          persona: code,
          client_id: 'mrrm-explorer',
        }).toString(),
      });
      const { access_token } = (await response.body.json()) as { access_token?: string };
      if (!access_token) throw new Error('The issuer gave no token.');
      return access_token;
    },
  };
}
