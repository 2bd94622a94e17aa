import type { JWK } from 'jose';
import { z } from 'zod';

/** A router whose actor tokens a slice believes: its name, and the public keys it signs with now or is about to. */
export interface ActorTokenIssuer {
  issuer: string;
  keys: JWK[];
}

const publicKey = z.looseObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().min(1),
  kid: z.string().min(1).max(200),
  // A private key, pasted by mistake, does not let the slice start.
  d: z.undefined().optional(),
});

const differ = (values: string[]) => new Set(values).size === values.length;

const issuers = z
  .array(
    z.object({
      issuer: z.string().min(1).max(200),
      keys: z
        .array(publicKey)
        .min(1)
        .max(10)
        .refine((keys) => differ(keys.map(({ kid }) => kid))),
    }),
  )
  .min(1)
  .max(10)
  .refine((all) => differ(all.map(({ issuer }) => issuer)));

/** The variable `ACTOR_TOKEN_ISSUERS`: JSON `[{ "issuer": "mrrm-gateway", "keys": [public Ed25519 JWK with kid, …] }]`. */
export const actorTokenIssuers = z.string().transform((text, context): ActorTokenIssuer[] => {
  try {
    return issuers.parse(JSON.parse(text)) as ActorTokenIssuer[];
  } catch {
    context.addIssue({ code: 'custom', message: 'a JSON list of issuers with public Ed25519 keys' });
    return z.NEVER;
  }
});
