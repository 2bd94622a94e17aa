import { fileURLToPath } from 'node:url';
import { readConfig } from '@mrrm/platform/config';
import { STORE_ADDRESS } from '@mrrm/platform/counting/shared-counts';
import { ACTOR_TOKEN_ISSUER } from '@mrrm/platform/wire/actor';
import { ORGANISATION_CODE } from '@mrrm/platform/wire/actor-claims';
import { actorTokenIssuers } from '@mrrm/platform/wire/actor-token-issuers';
import { Purpose } from '@mrrm/platform/wire/purposes';
import type { JWK } from 'jose';
import { z } from 'zod';
import { BREAKER_LIMITS } from './breaker.js';
import { isOrigin } from './browsers/origins.js';
import { GREATEST_AGE_SECONDS } from './identity/identity.js';
import { isPublicAddress } from './issuer-address.js';
import { DEFAULT_LIMITS, type Limits } from './limits/options.js';

/** A variable that holds JSON of a known shape. */
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.string().transform((text, context): z.output<Schema> => {
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: 'JSON of the documented shape' });
      return z.NEVER;
    }
  });

const onOrOff = z
  .enum(['on', 'off'])
  .default('off')
  .transform((value) => value === 'on');

const atLeast = (least: number, unlessTold: number) => z.coerce.number().int().min(least).default(unlessTold);
const atLeastOne = (unlessTold: number) => atLeast(1, unlessTold);
/** Slices that check references ask for ten at once, each under an alias. */
const REFERENCES_AT_ONCE = 10;

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
const differ = (values: string[]) => new Set(values).size === values.length;
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
const personas = z.array(
  z.object({
    code: z.string().min(1),
    title: z.string().min(1),
    organisation: z.string().min(1),
    purpose: z.enum(Purpose),
  }),
);
const clientOrigins = z
  .array(
    z.object({
      organisation: z.string().regex(ORGANISATION_CODE),
      client: z.string().min(1).max(200),
      origins: z.array(z.string().refine(isOrigin)).min(1).max(20),
    }),
  )
  .refine((all) => differ(all.map(({ organisation, client }) => JSON.stringify([organisation, client]))));
const privateKey = z
  .looseObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    d: z.string(),
    x: z.string(),
    kid: z.string().min(1).max(200),
  })
  .transform((key) => key as JWK);

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  SUPERGRAPH_FILE: z.string().default(committedSupergraph),
  TOKEN_ISSUERS: json(issuers),
  TOKEN_AUDIENCE: z.string().default('mrrm-graph'),
  TOKEN_GREATEST_AGE_SECONDS: z.coerce.number().int().min(60).max(86_400).default(GREATEST_AGE_SECONDS),
  TOKEN_CLAIMS_IGNORED: words,
  ACTOR_TOKEN_PRIVATE_JWK: json(privateKey),
  ACTOR_TOKEN_ISSUER: z.string().min(1).max(200).default(ACTOR_TOKEN_ISSUER),
  ACTOR_TOKEN_ISSUERS: actorTokenIssuers.optional(),
  SUBGRAPH_DEADLINE_MILLISECONDS: z.coerce.number().int().min(50).max(60_000).default(5000),
  SUBGRAPH_CONNECTIONS: z.coerce.number().int().min(1).max(1000).default(32),
  SUBGRAPH_HANGS_AFTER: atLeast(0, BREAKER_LIMITS.operations),
  SUBGRAPH_PAUSE_MILLISECONDS: atLeast(1, BREAKER_LIMITS.pauseMilliseconds),
  TRUSTED_PROXIES: words,
  SHARED_COUNTS_URL: z.string().regex(STORE_ADDRESS).optional(),
  LIMIT_DEPTH: atLeastOne(DEFAULT_LIMITS.depth),
  LIMIT_ALIASES: atLeast(REFERENCES_AT_ONCE, DEFAULT_LIMITS.aliases),
  LIMIT_ROOT_FIELDS: atLeast(REFERENCES_AT_ONCE, DEFAULT_LIMITS.rootFields),
  LIMIT_DIRECTIVES: atLeastOne(DEFAULT_LIMITS.directives),
  LIMIT_TOKENS: atLeastOne(DEFAULT_LIMITS.tokens),
  LIMIT_SELECTIONS: atLeastOne(DEFAULT_LIMITS.selections),
  LIMIT_COST: atLeastOne(DEFAULT_LIMITS.cost),
  LIMIT_COST_PER_MINUTE: atLeastOne(DEFAULT_LIMITS.costPerMinute),
  LIMIT_COST_PER_MINUTE_BY_ROLE: json(z.record(z.string(), z.number().int().min(1))).default(
    DEFAULT_LIMITS.costPerMinuteByRole,
  ),
  ASSUMED_LIST_SIZE: atLeastOne(DEFAULT_LIMITS.assumedListSize),
  LIMIT_DOCUMENT_CHARACTERS: atLeastOne(DEFAULT_LIMITS.documentCharacters),
  LIMIT_BODY_BYTES: atLeastOne(DEFAULT_LIMITS.bodyBytes),
  LIMIT_REQUEST_MILLISECONDS: atLeast(100, DEFAULT_LIMITS.requestMilliseconds),
  LIMIT_CONNECTIONS: atLeastOne(DEFAULT_LIMITS.connections),
  LIMIT_OPERATIONS_UNDER_WAY: atLeastOne(DEFAULT_LIMITS.operationsUnderWay),
  LIMIT_OPERATIONS_UNDER_WAY_OF_ONE: atLeastOne(DEFAULT_LIMITS.operationsUnderWayOfOne),
  LIMIT_OPERATIONS_WAITING: atLeast(0, DEFAULT_LIMITS.operationsWaiting),
  LIMIT_OPERATIONS_WAITING_OF_ONE: atLeast(0, DEFAULT_LIMITS.operationsWaitingOfOne),
  LIMIT_WAIT_MILLISECONDS: atLeast(0, DEFAULT_LIMITS.waitMilliseconds),
  LIMIT_OPERATION_MILLISECONDS: atLeast(100, DEFAULT_LIMITS.operationMilliseconds),
  LIMIT_REQUESTS_PER_MINUTE: atLeastOne(DEFAULT_LIMITS.requestsPerMinute),
  LIMIT_REQUESTS_PER_MINUTE_BY_ROLE: json(z.record(z.string(), z.number().int().min(1))).default(
    DEFAULT_LIMITS.requestsPerMinuteByRole,
  ),
  LIMIT_FAILED_SIGN_INS_PER_MINUTE: atLeastOne(DEFAULT_LIMITS.failedSignInsPerMinute),
  MRRM_DEVELOPMENT: z
    .enum(['', '0', '1'])
    .default('')
    .transform((value) => value === '1'),
  CLIENT_ORIGINS: json(clientOrigins).default([]),
  COMPRESSION: z
    .enum(['on', 'off'])
    .default('on')
    .transform((value) => value === 'on'),
  INTROSPECTION: onOrOff,
  EXPLORER: onOrOff,
  EXPLORER_PERSONAS: json(personas).default([]),
});

const ADDRESS_OF_SUBGRAPH = /^SUBGRAPH_URL_(.+)$/;

/** Addresses that replace those of the supergraph file, by the subgraph's name in lower case. */
function subgraphUrls(environment: NodeJS.ProcessEnv): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    const subgraph = ADDRESS_OF_SUBGRAPH.exec(name)?.[1];
    if (!subgraph || !value) continue;
    urls[subgraph.toLowerCase()] = (readConfig(z.object({ [name]: z.url() }), environment) as never)[name];
  }
  return urls;
}

/**
 * The gateway's configuration, from the environment.
 * @throws Error that names every missing or wrong variable, without its value, or what is for development only
 */
export function readGatewayConfig(environment: NodeJS.ProcessEnv = process.env) {
  const config = readConfig(schema, environment);
  if (!config.MRRM_DEVELOPMENT) refuseDevelopment(config);
  const limits: Limits = {
    depth: config.LIMIT_DEPTH,
    aliases: config.LIMIT_ALIASES,
    rootFields: config.LIMIT_ROOT_FIELDS,
    directives: config.LIMIT_DIRECTIVES,
    tokens: config.LIMIT_TOKENS,
    selections: config.LIMIT_SELECTIONS,
    cost: config.LIMIT_COST,
    costPerMinute: config.LIMIT_COST_PER_MINUTE,
    costPerMinuteByRole: config.LIMIT_COST_PER_MINUTE_BY_ROLE,
    assumedListSize: config.ASSUMED_LIST_SIZE,
    documentCharacters: config.LIMIT_DOCUMENT_CHARACTERS,
    bodyBytes: config.LIMIT_BODY_BYTES,
    requestMilliseconds: config.LIMIT_REQUEST_MILLISECONDS,
    connections: config.LIMIT_CONNECTIONS,
    operationsUnderWay: config.LIMIT_OPERATIONS_UNDER_WAY,
    operationsUnderWayOfOne: config.LIMIT_OPERATIONS_UNDER_WAY_OF_ONE,
    operationsWaiting: config.LIMIT_OPERATIONS_WAITING,
    operationsWaitingOfOne: config.LIMIT_OPERATIONS_WAITING_OF_ONE,
    waitMilliseconds: config.LIMIT_WAIT_MILLISECONDS,
    operationMilliseconds: config.LIMIT_OPERATION_MILLISECONDS,
    requestsPerMinute: config.LIMIT_REQUESTS_PER_MINUTE,
    requestsPerMinuteByRole: config.LIMIT_REQUESTS_PER_MINUTE_BY_ROLE,
    failedSignInsPerMinute: config.LIMIT_FAILED_SIGN_INS_PER_MINUTE,
  };
  const breaker = {
    operations: config.SUBGRAPH_HANGS_AFTER,
    pauseMilliseconds: config.SUBGRAPH_PAUSE_MILLISECONDS,
  };
  return { ...config, limits, breaker, subgraphUrls: subgraphUrls(environment) };
}

/** @throws Error when the configuration trusts whoever signs in for development, or hands out tokens itself */
function refuseDevelopment({ TOKEN_ISSUERS, CLIENT_ORIGINS, EXPLORER }: z.output<typeof schema>) {
  const wrong = [
    ...(TOKEN_ISSUERS.every(({ issuer }) => isPublicAddress(issuer))
      ? []
      : ['TOKEN_ISSUERS names an issuer that is not https or is on this machine']),
    ...(CLIENT_ORIGINS.flatMap(({ origins }) => origins).every((origin) => origin.startsWith('https:'))
      ? []
      : ['CLIENT_ORIGINS names a page that is not https']),
    ...(EXPLORER ? ['EXPLORER is on, which gives tokens to whoever asks'] : []),
  ];
  if (wrong.length > 0)
    throw new Error(
      `${wrong.join('; ')}. That is for development, beside no real data, with MRRM_DEVELOPMENT=1.`,
    );
}
