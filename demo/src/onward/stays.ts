import { zoneInCare } from '../placements/bed-kinds.js';
import { type Resident, wholeStay } from '../population/resident.js';
import { isNewcomer, type OnwardWorld } from './onward.js';

/** Who was there at the end of the past has other streams of chance for what follows than for what was. */
const AFTER_THE_PAST = 20_000_000;

/**
 * A resident in the care of the zone for which the resident came, whichever bed was free: whose team works with a child
 * does not depend on the moment at which one looks.
 */
export const stayInCare = (resident: Resident): Resident => ({
  ...resident,
  zone: zoneInCare(resident, resident.arrivedAt) ?? null,
});

/** The part of each stay that lies after the past and was not over before, seen from its end: for what is given in the course of a stay. */
export const staysOnward = (world: OnwardWorld): Resident[] =>
  world.residents.flatMap((resident) => {
    if (resident.leavesAt <= world.since) return [];
    const stay = stayInCare(wholeStay(resident));
    if (isNewcomer(world, resident)) return [stay];
    return [{ ...stay, arrivedAt: world.from, index: resident.index + AFTER_THE_PAST }];
  });
