import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import type { ConstraintMessages } from '@mrrm/platform/writing/constraints';
import { readText } from '@mrrm/platform/writing/input';
import type { Context } from '../../context.js';
import type { NewCapacity } from '../repository/capacity.js';

const MOST_PLACES = 100_000;

interface PlacesInput {
  nominal: number;
  usable?: number | null;
  surge?: number | null;
  source: string;
}

/** What the database says of a second record, at the input's field of the day. */
export const capacityMessages = (path: string): ConstraintMessages => ({
  capacity_once_a_day: {
    message: 'This place has a record of this day already. Give another day.',
    path,
  },
});

/**
 * Reads how many places there are. What can be used lies within what is on paper; an emergency may go beyond it.
 * @param at puts the name of a field into the path of the input
 * @throws Refusal BAD_USER_INPUT
 */
export function readPlaces({ nominal, usable, surge, source }: PlacesInput, at: (field: string) => string) {
  for (const [field, places] of Object.entries({ nominal, usable, surge }))
    if (typeof places === 'number' && (places < 0 || places > MOST_PLACES)) {
      throw badInput(`Give a number from 0 to ${MOST_PLACES}.`, at(field));
    }
  if (typeof usable === 'number' && usable > nominal) {
    throw badInput(
      'No more places can be used than there are on paper; `surge` may go beyond.',
      at('usable'),
    );
  }
  return { nominal, usable: usable ?? null, surge: surge ?? null, source: readText(source, at('source')) };
}

interface NarrowPlaceInput {
  safeZoneId?: string | null;
  shelterId?: string | null;
}

/**
 * Reads the safe zone or the shelter whose places are told, with all that it lies in.
 * @returns undefined when neither is told
 * @throws Refusal BAD_USER_INPUT when both are, NOT_FOUND when there is none for the reader
 */
export async function readPlaceOfCapacity(
  { loaders }: Context,
  { safeZoneId, shelterId }: NarrowPlaceInput,
  at: (field: string) => string,
): Promise<Pick<NewCapacity, 'centreId' | 'shelterId' | 'safeZoneId'> | undefined> {
  if (safeZoneId != null && shelterId) {
    throw badInput('Give the narrowest place alone: a safe zone, or a shelter.', at('safeZoneId'));
  }
  if (safeZoneId) {
    const zone = await loaders.safeZone.load(readIdentifier(safeZoneId, at('safeZoneId')));
    if (!zone) throw notFound('safe zone', at('safeZoneId'));
    return { centreId: zone.centre.id, shelterId: zone.shelter?.id ?? null, safeZoneId: zone.id };
  }
  if (shelterId == null) return undefined;
  const shelter = await loaders.shelter.load(readIdentifier(shelterId, at('shelterId')));
  if (!shelter) throw notFound('shelter', at('shelterId'));
  return { centreId: shelter.centre.id, shelterId: shelter.id, safeZoneId: null };
}
