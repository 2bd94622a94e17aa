import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Persona, personas } from '@mrrm/demo/personas';
import { PERSONA_GRANT } from '@mrrm/issuer/documents';
import type { RunningIssuer } from '@mrrm/issuer/issuer';

/** Where the token of a persona is kept. */
export const tokenFile = (folder: string, persona: string) => join(folder, 'tokens', persona);

/** A fresh token, and for how long it is good. */
export interface KeptToken {
  token: string;
  seconds: number;
}

/**
 * Asks the issuer of a persona's organisation for a token, and keeps it in a file `tokens/<persona>` of the folder.
 * @param issuer its address, without a slash at the end
 * @throws Error with one sentence when the issuer cannot be reached or gives none
 */
export async function keepToken(folder: string, issuer: string, { code }: Persona): Promise<KeptToken> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: PERSONA_GRANT, persona: code, client_id: 'curl' }),
  }).catch(() => undefined);
  if (!response?.ok) throw new Error(`The sign-in at ${issuer} gives no token of ${code}.`);
  const { access_token: token, expires_in: seconds } = (await response.json()) as {
    access_token: string;
    expires_in: number;
  };
  await mkdir(join(folder, 'tokens'), { recursive: true, mode: 0o700 });
  const file = tokenFile(folder, code);
  await writeFile(`${file}.new`, token, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return { token, seconds };
}

export interface PersonaToken extends KeptToken {
  persona: Persona;
}

/** A token of every persona, each in its file. */
export const readyTokens = (folder: string, issuer: RunningIssuer): Promise<PersonaToken[]> =>
  Promise.all(
    personas.map(async (persona) => ({
      persona,
      ...(await keepToken(folder, issuer.issuerOf(persona.organisation), persona)),
    })),
  );
