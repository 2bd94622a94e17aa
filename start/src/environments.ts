import { personas } from '@mrrm/demo/personas';
import type { AuditKeys } from './audit-keys.js';
import type { Databases } from './databases.js';
import type { Identities } from './identities.js';
import type { ActorTokenKeys } from './keys.js';
import { ORGANISATION_OF, OWNERS, type Owner } from './owners.js';
import type { Ports } from './ports.js';

/** What all processes of one running graph have to agree on. */
export interface Graph {
  ports: Ports;
  databases: Databases;
  identities: Identities;
  keys: ActorTokenKeys;
  auditKeys: Record<Owner, AuditKeys>;
}

const HOST = 'http://127.0.0.1';

/** The environment of an owner's slice: its own database and identity, and nothing of another owner. */
export function environmentOfSlice(owner: Owner, { ports, databases, identities, keys, auditKeys }: Graph) {
  return {
    PORT: String(ports.slices[owner]),
    [`DATABASE_URL_${owner.toUpperCase()}`]: databases[owner].appUrl,
    ACTOR_TOKEN_ISSUERS: JSON.stringify(keys.issuers),
    AUDIT_PRIVATE_JWK: JSON.stringify(auditKeys[owner].privateKey),
    AUDIT_WITNESS: auditKeys[owner].witness,
    GRAPH_URL: `${HOST}:${ports.gateway}/graphql`,
    GRAPH_TOKEN_URL: `${identities.issuer.issuerOf(ORGANISATION_OF[owner])}/token`,
    GRAPH_CLIENT_ID: owner,
    GRAPH_CLIENT_SECRET: identities.secretOf(owner),
  };
}

/** The environment of the gateway, with the explorer and introspection on: this is a developer's machine. No database is in it. */
export function environmentOfGateway({ ports, identities, keys }: Omit<Graph, 'databases' | 'auditKeys'>) {
  const urls = OWNERS.map((owner) => [
    `SUBGRAPH_URL_${owner.toUpperCase()}`,
    `${HOST}:${ports.slices[owner]}/graphql`,
  ]);
  return {
    PORT: String(ports.gateway),
    TOKEN_ISSUERS: JSON.stringify(identities.issuers),
    ACTOR_TOKEN_PRIVATE_JWK: JSON.stringify(keys.privateKey),
    MRRM_DEVELOPMENT: '1',
    INTROSPECTION: 'on',
    EXPLORER: 'on',
    EXPLORER_PERSONAS: JSON.stringify(
      personas.map(({ code, title, organisation, purpose }) => ({ code, title, organisation, purpose })),
    ),
    ...(Object.fromEntries(urls) as Record<string, string>),
  };
}
