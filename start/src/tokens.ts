import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Persona, personas } from '@mrrm/demo/personas';
import { PERSONA_GRANT } from '@mrrm/issuer/documents';
import type { RunningIssuer } from '@mrrm/issuer/issuer';

export interface PersonaToken {
  persona: Persona;
  token: string;
}

/** Asks the issuers for a token of every persona, and keeps each in a file `tokens/<persona>` of the folder. */
export async function readyTokens(folder: string, issuer: RunningIssuer): Promise<PersonaToken[]> {
  await mkdir(join(folder, 'tokens'), { recursive: true, mode: 0o700 });
  return Promise.all(
    personas.map(async (persona) => {
      const response = await fetch(`${issuer.issuerOf(persona.organisation)}/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: PERSONA_GRANT, persona: persona.code, client_id: 'curl' }),
      });
      const { access_token: token } = (await response.json()) as { access_token: string };
      await writeFile(join(folder, 'tokens', persona.code), token, { mode: 0o600 });
      return { persona, token };
    }),
  );
}
