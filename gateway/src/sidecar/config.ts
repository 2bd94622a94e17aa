import { readConfig } from '@mrrm/platform/config';
import { z } from 'zod';
import {
  atLeastOne,
  breakerOf,
  ENTRANCE,
  issuersForDevelopment,
  json,
  port,
  refuse,
  subgraphUrls,
} from '../entrance.js';

/** The name under which the slices know its key, by default. */
export const SIDECAR = 'mrrm-sidecar';

/** What one request of the router may be, and how many there may be. */
export interface SidecarLimits {
  /** Bytes of a request's body. */
  bodyBytes: number;
  /** Items of one list, such as the representations of a page. */
  items: number;
  /** Requests at one time. */
  underWay: number;
  /** Requests to slices a minute of one client: an organisation's application in one person's hands. */
  requestsPerMinute: number;
  /** The same by role, for roles that programs have. */
  requestsPerMinuteByRole: Record<string, number>;
  /** Refused tokens a minute from one remote address. */
  failedSignInsPerMinute: number;
  /** From a request's first byte to its last, in milliseconds. */
  requestMilliseconds: number;
  /** Connections of routers at one time. */
  connections: number;
}

/** A router asks ten slices' questions for one of a client. */
const QUESTIONS_OF_ONE_OPERATION = 10;

const schema = z.object({
  PORT: port(4100),
  ...ENTRANCE,
  ACTOR_TOKEN_ISSUER: z.string().min(1).max(200).default(SIDECAR),
  ROUTER_KEY: z.string().min(32).max(500),
  LIMIT_BODY_BYTES: atLeastOne(1024 * 1024),
  LIMIT_LIST_ITEMS: atLeastOne(10_000),
  LIMIT_REQUESTS_UNDER_WAY: atLeastOne(200),
  LIMIT_REQUESTS_PER_MINUTE: atLeastOne(QUESTIONS_OF_ONE_OPERATION * 600),
  LIMIT_REQUESTS_PER_MINUTE_BY_ROLE: json(z.record(z.string(), z.number().int().min(1))).default({
    SERVICE: QUESTIONS_OF_ONE_OPERATION * 12_000,
  }),
});

/**
 * The sidecar's configuration, from the environment.
 * @throws Error that names every missing or wrong variable, without its value, or what is for development only
 */
export function readSidecarConfig(environment: NodeJS.ProcessEnv = process.env) {
  const config = readConfig(schema, environment);
  if (!config.MRRM_DEVELOPMENT) refuse(issuersForDevelopment(config.TOKEN_ISSUERS));
  const limits: SidecarLimits = {
    bodyBytes: config.LIMIT_BODY_BYTES,
    items: config.LIMIT_LIST_ITEMS,
    underWay: config.LIMIT_REQUESTS_UNDER_WAY,
    requestsPerMinute: config.LIMIT_REQUESTS_PER_MINUTE,
    requestsPerMinuteByRole: config.LIMIT_REQUESTS_PER_MINUTE_BY_ROLE,
    failedSignInsPerMinute: config.LIMIT_FAILED_SIGN_INS_PER_MINUTE,
    requestMilliseconds: config.LIMIT_REQUEST_MILLISECONDS,
    connections: config.LIMIT_CONNECTIONS,
  };
  return { ...config, limits, breaker: breakerOf(config), subgraphUrls: subgraphUrls(environment) };
}
