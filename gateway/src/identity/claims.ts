import { z } from 'zod';

const identifier = z.uuid().transform((id) => id.toLowerCase());

/** What an access token says of its bearer, besides the registered claims that the signature check covers. */
const schema = z
  .object({
    sub: z.string().min(1).max(200),
    role: z.string().regex(/^[A-Z][A-Z_]{0,39}$/),
    centres: z.array(identifier).max(200).default([]),
    staff_member: identifier.optional(),
    zones: z.array(identifier).max(200).optional(),
    own_cases_only: z.boolean().optional(),
    permissions: z
      .array(z.string().regex(/^[A-Z][A-Z_]{0,39}$/))
      .max(20)
      .optional(),
    // RFC 8693, section 4.1: a program acts, the person is the one on whose behalf.
    act: z.object({ sub: z.string().min(1).max(200) }).optional(),
    azp: z.string().max(200).optional(),
    client_id: z.string().max(200).optional(),
  })
  .transform(
    ({ sub, role, centres, staff_member, zones, own_cases_only, permissions, act, azp, client_id }) => ({
      subject: act?.sub ?? sub,
      ...(act && { onBehalfOf: sub }),
      role,
      centres,
      staffMember: staff_member,
      zones,
      ownCasesOnly: own_cases_only,
      permissions,
      client: azp ?? client_id ?? 'unknown',
    }),
  );

/** Reads the bearer from a verified token's payload. @throws ZodError when a claim is missing or malformed */
export const readClaims = (payload: unknown) => schema.parse(payload);
