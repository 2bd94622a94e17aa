import { readConfig } from '@mrrm/platform/config';
import { ACTOR_TOKEN_ISSUER } from '@mrrm/platform/wire/actor';
import { ORGANISATION_CODE } from '@mrrm/platform/wire/actor-claims';
import { Purpose } from '@mrrm/platform/wire/purposes';
import { z } from 'zod';
import { isOrigin } from './browsers/origins.js';
import {
  atLeast,
  atLeastOne,
  breakerOf,
  differ,
  ENTRANCE,
  issuersForDevelopment,
  json,
  port,
  refuse,
  subgraphUrls,
} from './entrance.js';
import { DEFAULT_LIMITS, type Limits } from './limits/options.js';
import { KEPT_QUESTIONS } from './questions/kept.js';

const onOrOff = z
  .enum(['on', 'off'])
  .default('off')
  .transform((value) => value === 'on');

/** Slices that check references ask for ten at once, each under an alias. */
const REFERENCES_AT_ONCE = 10;

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
/** What is set to nothing is none, as in a recipe that leaves it open. */
const signIns = z.preprocess(
  (text) => text || '[]',
  json(
    z
      .array(
        z.object({
          title: z.string().min(1).max(80),
          issuer: z.url(),
          client: z.string().min(1).max(200),
          scope: z
            .string()
            .regex(/^[\w:./-]+( [\w:./-]+)*$/)
            .refine((scope) => scope.split(' ').includes('openid'))
            .default('openid'),
        }),
      )
      .max(20),
  ),
);
const schema = z.object({
  PORT: port(4000),
  ...ENTRANCE,
  ACTOR_TOKEN_ISSUER: z.string().min(1).max(200).default(ACTOR_TOKEN_ISSUER),
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
  LIMIT_OPERATIONS_UNDER_WAY: atLeastOne(DEFAULT_LIMITS.operationsUnderWay),
  LIMIT_OPERATIONS_UNDER_WAY_OF_ONE: atLeastOne(DEFAULT_LIMITS.operationsUnderWayOfOne),
  LIMIT_OPERATIONS_UNDER_WAY_OF_FIGURES: atLeastOne(DEFAULT_LIMITS.operationsUnderWayOfFigures),
  LIMIT_OPERATIONS_WAITING: atLeast(0, DEFAULT_LIMITS.operationsWaiting),
  LIMIT_OPERATIONS_WAITING_OF_ONE: atLeast(0, DEFAULT_LIMITS.operationsWaitingOfOne),
  LIMIT_WAIT_MILLISECONDS: atLeast(0, DEFAULT_LIMITS.waitMilliseconds),
  LIMIT_OPERATION_MILLISECONDS: atLeast(100, DEFAULT_LIMITS.operationMilliseconds),
  LIMIT_REQUESTS_PER_MINUTE: atLeastOne(DEFAULT_LIMITS.requestsPerMinute),
  LIMIT_REQUESTS_PER_MINUTE_BY_ROLE: json(z.record(z.string(), z.number().int().min(1))).default(
    DEFAULT_LIMITS.requestsPerMinuteByRole,
  ),
  CLIENT_ORIGINS: json(clientOrigins).default([]),
  COMPRESSION: z
    .enum(['on', 'off'])
    .default('on')
    .transform((value) => value === 'on'),
  QUESTIONS_FOLDER: z.string().default(KEPT_QUESTIONS),
  WORKBENCH_SIGN_INS: signIns,
  INTROSPECTION: onOrOff,
  EXPLORER: onOrOff,
  EXPLORER_PERSONAS: json(personas).default([]),
});

/**
 * The gateway's configuration, from the environment.
 * @throws Error that names every missing or wrong variable, without its value, or what is for development only
 */
export function readGatewayConfig(environment: NodeJS.ProcessEnv = process.env) {
  const config = readConfig(schema, environment);
  if (!config.MRRM_DEVELOPMENT) refuseDevelopment(config);
  const trusted = config.TOKEN_ISSUERS.map(({ issuer }) => issuer);
  if (!config.WORKBENCH_SIGN_INS.every(({ issuer }) => trusted.includes(issuer)))
    throw new Error('WORKBENCH_SIGN_INS names an issuer that is none of TOKEN_ISSUERS.');
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
    operationsUnderWayOfFigures: config.LIMIT_OPERATIONS_UNDER_WAY_OF_FIGURES,
    operationsWaiting: config.LIMIT_OPERATIONS_WAITING,
    operationsWaitingOfOne: config.LIMIT_OPERATIONS_WAITING_OF_ONE,
    waitMilliseconds: config.LIMIT_WAIT_MILLISECONDS,
    operationMilliseconds: config.LIMIT_OPERATION_MILLISECONDS,
    requestsPerMinute: config.LIMIT_REQUESTS_PER_MINUTE,
    requestsPerMinuteByRole: config.LIMIT_REQUESTS_PER_MINUTE_BY_ROLE,
    failedSignInsPerMinute: config.LIMIT_FAILED_SIGN_INS_PER_MINUTE,
  };
  return { ...config, limits, breaker: breakerOf(config), subgraphUrls: subgraphUrls(environment) };
}

/** @throws Error when the configuration trusts whoever signs in for development, or hands out tokens itself */
function refuseDevelopment({ TOKEN_ISSUERS, CLIENT_ORIGINS, EXPLORER }: z.output<typeof schema>) {
  const wrong = [
    ...issuersForDevelopment(TOKEN_ISSUERS),
    ...(CLIENT_ORIGINS.flatMap(({ origins }) => origins).every((origin) => origin.startsWith('https:'))
      ? []
      : ['CLIENT_ORIGINS names a page that is not https']),
    ...(EXPLORER ? ['EXPLORER is on, which gives tokens to whoever asks'] : []),
  ];
  refuse(wrong);
}
