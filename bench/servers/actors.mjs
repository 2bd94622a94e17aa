import { randomUUID } from 'node:crypto';
import { createActorTokenMinter } from '../../platform/dist/wire/actor.js';

const actors = JSON.parse(process.env.ACTORS);

/** Whom our gateway would make of the token of a request, which the peers do not look at: the load names the person in a header. */
export const actorOf = (name, purpose) => ({
  ...actors[name],
  purpose: purpose ?? 'CARE',
  requestId: randomUUID(),
});

export const mint = createActorTokenMinter(JSON.parse(process.env.ACTOR_TOKEN_PRIVATE_JWK));
