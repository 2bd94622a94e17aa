import type { Placement } from '../placements/plan.js';
import type { Resident } from '../population/resident.js';
import type { SafeZone } from '../premises/safe-zones.js';

/** What came after the calibrated past, up to a moment. Moments are milliseconds since 1970. */
export interface OnwardWorld {
  seed: number;
  /** The last moment of the past. */
  from: number;
  /**
   * Only what has come or changed since this moment is asked for: generators may leave out what can be neither. The end of the
   * past for a history that is told as a whole.
   */
  since: number;
  /** The moment at which one looks: everything that happened is known, nothing that comes is. */
  until: number;
  /** Who was there at the end of the past, and who has come since, in the order of arrival. Stays are as of `until`. */
  residents: readonly Resident[];
  /** Placements that were open at the end of the past, and those given since; `number` counts through all of both. */
  placements: readonly { number: number; placement: Placement }[];
}

/** Whether somebody came after the past; the others were there at its end. */
export const isNewcomer = ({ from }: OnwardWorld, { arrivedAt }: Resident): boolean => arrivedAt > from;

/** In whose care a resident is at a moment, by the beds given until then. */
export function zoneAt({ zones }: Resident, at: number): SafeZone | null {
  let zone: SafeZone | null = null;
  for (const one of zones) if (one.at <= at) zone = one.zone;
  return zone;
}

/** The stays of those who were transferred at the centre to which they came, by the person's identifier. */
export const movesOf = ({ residents }: Pick<OnwardWorld, 'residents'>): ReadonlyMap<string, Resident> =>
  new Map(residents.filter(isMoved).map((resident) => [resident.id, resident]));

/** Whether this is the later stay of somebody who was transferred. */
export const isMoved = ({ cast }: Resident): boolean => cast?.role === 'MOVED' && cast.stay === 1;

/** Residents of whom there is something to tell since a moment: whose stay was not over then. */
export const stillToTell = ({ residents, since }: OnwardWorld): Resident[] =>
  residents.filter(({ leavesAt }) => leavesAt > since);
