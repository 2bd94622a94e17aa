import { fileURLToPath } from 'node:url';
import { ACTOR_TOKEN_ISSUER } from '@mrrm/platform/actor';
import { readConfig } from '@mrrm/platform/config';
import type { JWK } from 'jose';
import { z } from 'zod';

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

const committedSupergraph = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));
const issuers = z.array(z.object({ issuer: z.url(), organisation: z.string().min(1).max(40) })).min(1);
const personas = z.array(
  z.object({ code: z.string().min(1), title: z.string().min(1), organisation: z.string().min(1) }),
);
const privateKey = z
  .looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), d: z.string(), x: z.string() })
  .transform((key) => key as JWK);

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  SUPERGRAPH_FILE: z.string().default(committedSupergraph),
  TOKEN_ISSUERS: json(issuers),
  TOKEN_AUDIENCE: z.string().default('mrrm-graph'),
  ACTOR_TOKEN_PRIVATE_JWK: json(privateKey),
  ACTOR_TOKEN_ISSUER: z.string().min(1).max(200).default(ACTOR_TOKEN_ISSUER),
  SUBGRAPH_DEADLINE_MILLISECONDS: z.coerce.number().int().min(50).max(60_000).default(5000),
  SUBGRAPH_CONNECTIONS: z.coerce.number().int().min(1).max(1000).default(32),
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
 * @throws Error that names every missing or wrong variable, without its value
 */
export function readGatewayConfig(environment: NodeJS.ProcessEnv = process.env) {
  return { ...readConfig(schema, environment), subgraphUrls: subgraphUrls(environment) };
}
