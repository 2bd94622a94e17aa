import { type Actor, type OnBehalf, SERVICE } from '@mrrm/platform/wire/actor';
import { NOBODY, ON_BEHALF_OF, ON_BEHALF_REACH } from '@mrrm/platform/wire/on-behalf';
import type { FastifyRequest } from 'fastify';
import type { VerifiedIdentity } from './verified-identity.js';

/** Reads an actor token of this gateway that was made for one slice. It throws when the token is not good for it. */
export type ProofReader = (token: string, slice: string) => Promise<Actor>;

export const NOT_ON_BEHALF =
  'Only a slice asks on behalf of somebody, with the actor token that it was asked with and that is still good.';

/** What a question takes over from the request in which a slice had to ask it. */
export type Asked = Pick<Actor, 'requestId' | 'correlation' | 'onBehalf' | 'urgent'>;

/**
 * For whom a slice asks: it shows, in `x-on-behalf-of`, the actor token that it was asked with. The token must have been
 * made for this very slice, whose client identifier at its own provider is its name in the graph.
 * @returns undefined when nobody is named; REFUSED when the sender is no slice or the token not good for it
 */
export async function askedFor(
  { headers }: FastifyRequest,
  { role, client }: VerifiedIdentity,
  readProof: ProofReader,
): Promise<Asked | undefined | 'REFUSED'> {
  const proof = headers[ON_BEHALF_OF];
  if (proof === undefined) return undefined;
  if (role !== SERVICE || typeof proof !== 'string') return 'REFUSED';
  if (proof === NOBODY) return undefined;
  const asked = await readProof(proof, client).catch(() => undefined);
  if (!asked) return 'REFUSED';
  const { requestId, correlation, urgent } = asked;
  const person = firstPerson(asked);
  const forRule = headers[ON_BEHALF_REACH] === 'rule';
  return { requestId, correlation, urgent, onBehalf: person && (forRule ? { ...person, forRule } : person) };
}

/**
 * Who began it: a slice that asks for a slice that asks for a person asks for that person. What a slice began by itself is
 * asked for nobody.
 */
function firstPerson(asked: Actor): OnBehalf | undefined {
  if (asked.onBehalf || asked.role === SERVICE) return asked.onBehalf;
  const { principal, organisation, role, centres, allCentres, staffMember, zones, ownCasesOnly } = asked;
  const { purpose, program } = asked;
  return {
    principal,
    organisation,
    role,
    centres,
    allCentres,
    staffMember,
    zones,
    ownCasesOnly,
    purpose,
    program,
  };
}
