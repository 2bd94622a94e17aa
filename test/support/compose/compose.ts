import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Service {
  image?: string;
  build?: { dockerfile: string };
  user?: string;
  read_only?: boolean;
  tmpfs?: string[];
  cap_drop?: string[];
  command?: string[];
  environment: Record<string, string>;
  secrets: (string | { source: string; target: string })[];
  volumes?: string[];
  networks: string[] | Record<string, unknown>;
  ports?: string[];
  profiles?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  logging?: object;
}

export interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
}

/** What an operator gives beside the secrets, for tests. */
export const SETTINGS: Record<string, string> = {
  NODE_IMAGE: `node:24-slim@sha256:${'a'.repeat(64)}`,
  POSTGRES_IMAGE: `postgres:17@sha256:${'b'.repeat(64)}`,
  KEYCLOAK_IMAGE: `quay.io/keycloak/keycloak:26.4@sha256:${'c'.repeat(64)}`,
  SIGN_IN_HOST: 'sign-in.example.org',
  FRONTEND_URL: 'https://frontend.example.org',
  GATEWAY_URL: 'https://graph.example.org',
};

/**
 * Reads the compose file as Docker does: anchors and merges are resolved, and variables replaced.
 * @throws Error as Docker would, when a variable that has to be given is not
 */
export function readCompose(settings: Record<string, string> = SETTINGS): Compose {
  const text = readFileSync(`${ROOT}/docker-compose.yml`, 'utf8');
  return replaced(parse(text, { merge: true }), settings) as Compose;
}

function replaced(value: unknown, settings: Record<string, string>): unknown {
  if (typeof value === 'string')
    return value.replace(
      /\$(?:(\$)|\{(\w+)(?::([-?])([^}]*))?\})/g,
      (_, dollar: string, name: string, kind: string, rest: string) => {
        if (dollar) return '$';
        if (settings[name]) return settings[name];
        if (kind === '-') return rest;
        throw new Error(`${name} is not set`);
      },
    );
  if (Array.isArray(value)) return value.map((one) => replaced(one, settings));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, settings)]));
}

/** Under which names a container finds its secrets, by the name of the secret. */
export const secretsOf = ({ secrets = [] }: Partial<Service>): Map<string, string> =>
  new Map(secrets.map((one) => (typeof one === 'string' ? [one, one] : [one.source, one.target])));
