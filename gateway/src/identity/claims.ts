import { z } from 'zod';

const identifier = z.uuid().transform((id) => id.toLowerCase());
const word = z.string().regex(/^[A-Z][A-Z_]{0,39}$/);
const subject = z.string().min(1).max(200);

/**
 * Claims that say nothing to this graph: those of RFC 7519, RFC 9068 and OpenID Connect about the token and the sign-in.
 * They may stand in a token; a name that is neither here nor read below is refused, since a narrowing that is misspelt
 * would otherwise be a sign-in without it.
 */
const UNREAD = 'iss aud exp nbf iat jti scope auth_time acr amr sid nonce'.split(' ');

/** What an access token says of its bearer, besides the registered claims that the signature check covers. */
const claims = z
  .strictObject({
    sub: subject,
    role: word,
    // Absent is none. Every centre is a claim of its own, so that one that was forgotten opens nothing.
    centres: z.array(identifier).max(200).default([]),
    all_centres: z.literal(true).optional(),
    staff_member: identifier.optional(),
    zones: z.array(identifier).max(200).optional(),
    own_cases_only: z.boolean().optional(),
    permissions: z.array(word).max(20).optional(),
    // RFC 8693, section 4.1: `sub` is the person; the program that acts for them stands in `act`.
    act: z.looseObject({ sub: subject }).optional(),
    azp: z.string().max(200).optional(),
    client_id: z.string().max(200).optional(),
  })
  .refine(({ centres, all_centres }) => !all_centres || centres.length === 0)
  .transform((claim) => ({
    subject: claim.sub,
    program: claim.act?.sub,
    role: claim.role,
    centres: claim.centres,
    allCentres: claim.all_centres,
    staffMember: claim.staff_member,
    zones: claim.zones,
    ownCasesOnly: claim.own_cases_only,
    permissions: claim.permissions,
    client: claim.azp ?? claim.client_id ?? 'unknown',
  }));

/**
 * Makes the reader of a verified token's payload.
 * @param ignored further claims of an organisation's provider that say nothing to this graph
 * @returns a function that throws a ZodError when a claim is missing, malformed or unknown
 */
export function claimsReader(ignored: string[] = []) {
  const unread = new Set([...UNREAD, ...ignored]);
  return (payload: object) =>
    claims.parse(Object.fromEntries(Object.entries(payload).filter(([name]) => !unread.has(name))));
}
