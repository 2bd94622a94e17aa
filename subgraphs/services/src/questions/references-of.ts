import type { Reference } from '@mrrm/platform/graph/references';
import { type Duty, dutyAt } from './duty.js';
import { withinStay } from './stay.js';

const TYPE_OF: Record<string, string> = {
  residentId: 'Resident',
  centreId: 'Centre',
  safeZoneId: 'SafeZone',
  providerId: 'StaffMember',
  interpreterId: 'StaffMember',
  responsibleId: 'StaffMember',
};

/** For what the entities of other owners are named: what their owners are asked beside their existence. */
export interface Fits {
  /** When the act about the resident lies, or begins. */
  residentAt?: Date;
  /** For what the staff member is named: employer and language, where they matter. */
  duty?: { duty: Duty; organisation?: string; language?: string };
}

/**
 * The pointers to other owners' entities among an input's fields, by the names that this slice gives them.
 * @param place the centre of the act: who belongs to another one is as good as absent
 */
export const referencesOf = (input: Record<string, unknown>, place: string, fits: Fits = {}): Reference[] =>
  Object.entries(TYPE_OF).flatMap(([path, typename]) => {
    const id = input[path];
    return typeof id === 'string' ? [{ typename, id, path, place, fit: fitOf(typename, place, fits) }] : [];
  });

function fitOf(typename: string, place: string, { residentAt, duty }: Fits) {
  if (typename === 'Resident' && residentAt) return withinStay(place, residentAt);
  if (typename === 'StaffMember' && duty) return dutyAt(place, duty.duty, duty.organisation, duty.language);
  return undefined;
}
