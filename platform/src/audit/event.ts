import type { Actor } from '../wire/actor.js';
import type { Restored } from './witness.js';

/**
 * Entities of one type whose groups were read on one basis. Whom they speak of is told by places in the event's
 * `people`, so that an identifier stands once in an event, however much of somebody was read.
 */
export interface EntityRead {
  type: string;
  /** Identifiers of the rows, where they name no person; left out where each row is the person itself, or has none. */
  ids?: string[] | undefined;
  /** The last eight digits of the identifiers of rows that speak of somebody: with type and person, each is one row. */
  records?: string[] | undefined;
  /** Of whom each row speaks, in the same order: one place, several, or none. */
  people: (number | number[])[];
  groups: string[];
  /** On what the reads rest: own organisation, law, a consent, a clause, an emergency. */
  bases: string[];
}

/** A list, a total or a look-up that was asked for: what was selected by, never the values. */
export interface ListAsked {
  /** The field, as `Type.field`. */
  list: string;
  /** The personal groups of the list, of its filters and of its arguments. */
  groups: string[];
  /** Identifiers of the places or records that it hangs on, or of what was looked up. */
  at: string[];
  /** The people it hangs on, as places in the event's `people`. */
  people: number[];
  /** How many rows were returned. */
  returned: number;
  /** How many were counted, when a total was asked for. */
  counted?: number | undefined;
}

/**
 * A QUERY asked for something and was handed out nothing; in the first two formats, what a request asked for was always an event of its own.
 * RESTORED is said by no request: an earlier copy of the database was put back, and the chain goes on from its end.
 */
export type AuditKind = 'READ' | 'QUERY' | 'WRITE' | 'REFUSED' | 'RESTORED';

/**
 * How events are written today. Those without a format named the people of each entity by identifier; those of the second
 * were one JSON text, with every identifier in full.
 */
export const FORMAT = 3;

/** What happened, as it is kept. */
export interface AuditEvent {
  format: typeof FORMAT;
  kind: AuditKind;
  /** Names of the mutation, or of the operation that read. */
  operation: string;
  request: string;
  /** The principal: the person, or the service that asked. */
  subject: string;
  /** The person for whom a service asked, with what the person's sign-in said. */
  onBehalfOf: string | null;
  onBehalfOfOrganisation: string | null;
  onBehalfOfRole: string | null;
  onBehalfOfPurpose: string | null;
  organisation: string;
  role: string;
  purpose: string;
  client: string;
  /** The program that acted for the person (RFC 8693), as their issuer names it. */
  program: string | null;
  /** The client's own identifier of its request. */
  correlation: string | null;
  entities: EntityRead[];
  /** What was asked for; in a READ and a QUERY alone. */
  lists?: ListAsked[] | undefined;
  /** Which links are gone; in a RESTORED alone. */
  restored?: Restored | undefined;
  /** What the owner certifies of a list that the audit does not repeat. */
  certified?: { id: string; counts: Record<string, number>; listSha256: string } | undefined;
  /** The people of whom the event speaks, in order. */
  people: string[];
  /** DONE, or the code of the refusal. */
  outcome: string;
}

/** An event as it is read back, in whichever format it was written. */
export type KeptEvent = Omit<AuditEvent, 'format' | 'entities'> & {
  format?: number;
  at: string;
  owner: string;
  /** The later link whose seal covers this one as well; absent when it has its own. */
  sealedBy?: number;
  entities: (Omit<EntityRead, 'people'> & { people: (string | number | number[])[] })[];
};

/** What an event says of the one who asked. */
export const whoAsked = (actor: Actor) => ({
  request: actor.requestId,
  subject: actor.principal,
  onBehalfOf: actor.onBehalf?.principal ?? null,
  onBehalfOfOrganisation: actor.onBehalf?.organisation ?? null,
  onBehalfOfRole: actor.onBehalf?.role ?? null,
  onBehalfOfPurpose: actor.onBehalf?.purpose ?? null,
  organisation: actor.organisation,
  role: actor.role,
  purpose: actor.purpose,
  client: actor.client,
  program: actor.onBehalf?.program ?? actor.program ?? null,
  correlation: actor.correlation ?? null,
});
