import { z } from 'zod';

const identifier = z.uuid().transform((id) => id.toLowerCase());

/** What an access token says of its bearer, besides the registered claims that the signature check covers. */
const schema = z
  .object({
    sub: z.string().min(1).max(200),
    role: z.string().regex(/^[A-Z][A-Z_]{0,39}$/),
    centres: z.array(identifier).max(200).default([]),
    staff_member: identifier.optional(),
    azp: z.string().max(200).optional(),
    client_id: z.string().max(200).optional(),
  })
  .transform(({ sub, role, centres, staff_member, azp, client_id }) => ({
    subject: sub,
    role,
    centres,
    staffMember: staff_member,
    client: azp ?? client_id ?? 'unknown',
  }));

/** Reads the bearer from a verified token's payload. @throws ZodError when a claim is missing or malformed */
export const readClaims = (payload: unknown) => schema.parse(payload);
