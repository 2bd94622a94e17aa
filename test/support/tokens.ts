import { PERSONA_GRANT } from '../../issuer/dist/documents.js';
import type { RunningIssuer } from '../../issuer/dist/issuer.js';

/** A token of each persona, from the issuer of its organisation. */
export async function personaTokens(
  issuer: RunningIssuer,
  personas: { code: string; organisation: string }[],
): Promise<Record<string, string>> {
  const entries = personas.map(async ({ code, organisation }) => {
    const response = await fetch(`${issuer.issuerOf(organisation)}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: PERSONA_GRANT, persona: code, client_id: 'test' }),
    });
    return [code, ((await response.json()) as { access_token: string }).access_token] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
