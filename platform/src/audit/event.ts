import type { Actor } from '../actor.js';

/** Entities of one type whose groups were read on one basis. */
export interface EntityRead {
  type: string;
  ids: string[];
  /** Of whom each of them speaks, in the same order; empty where it is nobody. */
  people: string[];
  groups: string[];
  /** On what the reads rest: own organisation, law, a consent, a clause, an emergency. */
  bases: string[];
}

export type AuditKind = 'READ' | 'WRITE' | 'REFUSED';

/** What happened, as it is kept. */
export interface AuditEvent {
  kind: AuditKind;
  /** Names of the mutation, or of the operation that read. */
  operation: string;
  request: string;
  subject: string;
  onBehalfOf: string | null;
  organisation: string;
  role: string;
  purpose: string;
  client: string;
  entities: EntityRead[];
  /** The people of whom the entities speak. */
  people: string[];
  /** DONE, or the code of the refusal. */
  outcome: string;
}

/** What an event says of the one who asked. */
export const whoAsked = (actor: Actor) => ({
  request: actor.requestId,
  subject: actor.subject,
  onBehalfOf: actor.onBehalfOf ?? null,
  organisation: actor.organisation,
  role: actor.role,
  purpose: actor.purpose,
  client: actor.client,
});
