import type { Actor } from '../wire/actor.js';

/** Who caused the questions of a request: the actor, and the actor token that the slice was called with. */
export interface Asker {
  actor: Actor;
  /** Proves to the gateway for whom the slice asks. */
  token: string;
  /** Aborts when nobody waits for the answer of that request. */
  gone?: AbortSignal | undefined;
}

/** For whom a question is asked, and with which reach. */
export interface Behalf {
  asker: Asker;
  /** The answer serves a rule: the person is named, but narrows nothing. */
  forRule: boolean;
}

/** All on which it depends what exists for somebody, as a text; empty for a question that nobody narrows. */
export function reachOf(behalf: Behalf | undefined): string {
  if (!behalf || behalf.forRule) return '';
  const { actor } = behalf.asker;
  if (actor.onBehalf?.forRule) return '';
  const reach = actor.onBehalf ?? actor;
  return JSON.stringify([
    reach.principal,
    reach.organisation,
    reach.role,
    reach.purpose,
    reach.centres,
    reach.allCentres,
    reach.zones,
    reach.ownCasesOnly,
    reach.staffMember,
  ]);
}
