import type { SafeZone } from '../premises/safe-zones.js';
import type { Resident } from './resident.js';

/** How many children a zone cares for at a moment, and how many of them came in the twelve hours before. */
export interface ZoneCount {
  present: number;
  arrived: number;
}

const HALF_A_DAY = 43_200_000;

/** Counts the children in the care of a zone. Those who left since are not forgotten; who moved zones counts in the last one. */
export function censusOf(residents: readonly Resident[]): (zone: SafeZone, at: number) => ZoneCount {
  const byZone = new Map<SafeZone, Resident[]>();
  for (const resident of residents) {
    if (!resident.zone) continue;
    const list = byZone.get(resident.zone);
    if (list) list.push(resident);
    else byZone.set(resident.zone, [resident]);
  }
  return (zone, at) => {
    let present = 0;
    let arrived = 0;
    for (const { arrivedAt, departedAt } of byZone.get(zone) ?? []) {
      if (arrivedAt > at || (departedAt !== null && departedAt <= at)) continue;
      present += 1;
      if (arrivedAt > at - HALF_A_DAY) arrived += 1;
    }
    return { present, arrived };
  };
}
