import { fileURLToPath } from 'node:url';
import { readConfig } from '@mrrm/platform/config';
import { STORE_ADDRESS } from '@mrrm/platform/counting/shared-counts';
import { ORGANISATION_CODE } from '@mrrm/platform/wire/actor-claims';
import { actorTokenIssuers } from '@mrrm/platform/wire/actor-token-issuers';
import type { JWK } from 'jose';
import { z } from 'zod';
import { BREAKER_LIMITS, type BreakerLimits } from './breaker.js';
import { GREATEST_AGE_SECONDS } from './identity/identity.js';
import { isPublicAddress } from './issuer-address.js';
import { DEFAULT_LIMITS } from './limits/options.js';

/** A variable that holds JSON of a known shape. */
export const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.string().transform((text, context): z.output<Schema> => {
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: 'JSON of the documented shape' });
      return z.NEVER;
    }
  });

export const atLeast = (least: number, unlessTold: number) =>
  z.coerce.number().int().min(least).default(unlessTold);
export const atLeastOne = (unlessTold: number) => atLeast(1, unlessTold);
export const port = (unlessTold: number) => z.coerce.number().int().min(0).max(65_535).default(unlessTold);

const committedSupergraph = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));
const words = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  );
export const differ = (values: string[]) => new Set(values).size === values.length;
const issuers = z
  .array(
    z.object({
      issuer: z.url(),
      organisation: z.string().regex(ORGANISATION_CODE),
      name: z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,29}$/)
        .optional(),
    }),
  )
  .min(1)
  .refine((all) => differ(all.map(({ issuer }) => issuer)))
  // Two issuers of one organisation never share a subject.
  .refine((all) => differ(all.map(({ organisation, name }) => `${organisation}/${name ?? ''}`)));
const privateKey = z
  .looseObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    d: z.string(),
    x: z.string(),
    kid: z.string().min(1).max(200),
  })
  .transform((key) => key as JWK);

/** The variables of whoever lets people in and asks the slices for them: the gateway, and the sidecar of another router. */
export const ENTRANCE = {
  HOST: z.string().default('127.0.0.1'),
  SUPERGRAPH_FILE: z.string().default(committedSupergraph),
  TOKEN_ISSUERS: json(issuers),
  TOKEN_AUDIENCE: z.string().default('mrrm-graph'),
  TOKEN_GREATEST_AGE_SECONDS: z.coerce.number().int().min(60).max(86_400).default(GREATEST_AGE_SECONDS),
  TOKEN_CLAIMS_IGNORED: words,
  ACTOR_TOKEN_PRIVATE_JWK: json(privateKey),
  ACTOR_TOKEN_ISSUERS: actorTokenIssuers.optional(),
  SUBGRAPH_DEADLINE_MILLISECONDS: z.coerce.number().int().min(50).max(60_000).default(5000),
  SUBGRAPH_CONNECTIONS: z.coerce.number().int().min(1).max(1000).default(32),
  SUBGRAPH_HANGS_AFTER: atLeast(0, BREAKER_LIMITS.operations),
  SUBGRAPH_PAUSE_MILLISECONDS: atLeast(1, BREAKER_LIMITS.pauseMilliseconds),
  TRUSTED_PROXIES: words,
  SHARED_COUNTS_URL: z.string().regex(STORE_ADDRESS).optional(),
  LIMIT_REQUEST_MILLISECONDS: atLeast(100, DEFAULT_LIMITS.requestMilliseconds),
  LIMIT_CONNECTIONS: atLeastOne(DEFAULT_LIMITS.connections),
  LIMIT_FAILED_SIGN_INS_PER_MINUTE: atLeastOne(DEFAULT_LIMITS.failedSignInsPerMinute),
  MRRM_DEVELOPMENT: z
    .enum(['', '0', '1'])
    .default('')
    .transform((value) => value === '1'),
};

const ADDRESS_OF_SUBGRAPH = /^SUBGRAPH_URL_(.+)$/;

/** Addresses that replace those of the supergraph file, by the subgraph's name in lower case. */
export function subgraphUrls(environment: NodeJS.ProcessEnv): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    const subgraph = ADDRESS_OF_SUBGRAPH.exec(name)?.[1];
    if (!subgraph || !value) continue;
    urls[subgraph.toLowerCase()] = (readConfig(z.object({ [name]: z.url() }), environment) as never)[name];
  }
  return urls;
}

/** When a slice is asked no longer. */
export const breakerOf = (config: {
  SUBGRAPH_HANGS_AFTER: number;
  SUBGRAPH_PAUSE_MILLISECONDS: number;
}): BreakerLimits => ({
  operations: config.SUBGRAPH_HANGS_AFTER,
  pauseMilliseconds: config.SUBGRAPH_PAUSE_MILLISECONDS,
});

/** What is wrong with the trusted issuers beside real data, in a sentence. */
export const issuersForDevelopment = (trusted: { issuer: string }[]): string[] =>
  trusted.every(({ issuer }) => isPublicAddress(issuer))
    ? []
    : ['TOKEN_ISSUERS names an issuer that is not https or is on this machine'];

/** @throws Error with what is wrong, when anything is */
export function refuse(wrong: string[]): void {
  if (wrong.length > 0)
    throw new Error(
      `${wrong.join('; ')}. That is for development, beside no real data, with MRRM_DEVELOPMENT=1.`,
    );
}
