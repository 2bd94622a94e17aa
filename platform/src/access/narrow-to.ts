import type { Actor } from '../wire/actor.js';
import { seesAllCentres } from './all-centres.js';
import type { RoleRule } from './table.js';

/** The person for whom a service asks, as somebody who asks directly; undefined when it asks for itself or for a rule. */
export function personOf({ onBehalf, client, requestId, correlation, operation }: Actor): Actor | undefined {
  if (!onBehalf || onBehalf.forRule) return undefined;
  return { ...onBehalf, client, requestId, correlation, operation };
}

const both = (some: string[], others: string[]) => some.filter((one) => others.includes(one));

/**
 * A service as far as the person reaches for whom it asks: centres, zones, own cases. What it reads there stays what a
 * service reads. Whom the law has represent somebody reaches the represented, wherever they are: which places those are
 * is no narrowing.
 */
export function narrowTo(service: Actor, person: Actor, roles: Record<string, RoleRule>): Actor {
  const everywhere =
    seesAllCentres(roles, person) || (person.allCentres === true && roles[person.role]?.byLaw === true);
  const everyCentre = seesAllCentres(roles, service);
  return {
    ...service,
    allCentres: everyCentre && everywhere,
    centres: everywhere
      ? service.centres
      : everyCentre
        ? person.centres
        : both(service.centres, person.centres),
    zones:
      service.zones && person.zones ? both(service.zones, person.zones) : (person.zones ?? service.zones),
    ownCasesOnly: service.ownCasesOnly || person.ownCasesOnly,
    staffMember: person.staffMember,
  };
}
