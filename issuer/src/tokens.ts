import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { Organisation, Persona, ServiceClient } from './organisation.js';

export const AUDIENCE = 'mrrm-graph';
/** A working day: a pasted command line should last one. */
export const PERSONA_TOKEN_SECONDS = 8 * 3600;
export const SERVICE_TOKEN_SECONDS = 600;

async function sign(
  organisation: Organisation,
  issuer: string,
  subject: string,
  seconds: number,
  claims: Record<string, unknown>,
): Promise<string> {
  return new SignJWT({ ...claims, jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES256', kid: organisation.signingKey.kid ?? '', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setSubject(subject)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${seconds} s`)
    .sign(await importJWK(organisation.signingKey, 'ES256'));
}

/** An access token (RFC 9068) of a persona, asked for through a client application. */
export const personaToken = (organisation: Organisation, issuer: string, persona: Persona, client: string) =>
  sign(organisation, issuer, persona.subject, PERSONA_TOKEN_SECONDS, {
    role: persona.role,
    ...(persona.allCentres ? { all_centres: true } : { centres: persona.centres }),
    ...(persona.staffMember && { staff_member: persona.staffMember }),
    ...(persona.zones && { zones: persona.zones }),
    ...(persona.ownCasesOnly && { own_cases_only: true }),
    ...(persona.permissions && { permissions: persona.permissions }),
    ...(persona.program && { act: { sub: persona.program } }),
    client_id: client,
  });

/** An access token of a program: its own identity, for every centre. */
export const serviceToken = (organisation: Organisation, issuer: string, client: ServiceClient) =>
  sign(organisation, issuer, client.id, SERVICE_TOKEN_SECONDS, {
    role: 'SERVICE',
    all_centres: true,
    client_id: client.id,
  });
