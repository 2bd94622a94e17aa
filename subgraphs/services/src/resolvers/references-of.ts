import type { Reference } from '@mrrm/platform/references';

const TYPE_OF: Record<string, string> = {
  residentId: 'Resident',
  centreId: 'Centre',
  safeZoneId: 'SafeZone',
  providerId: 'StaffMember',
  interpreterId: 'StaffMember',
  responsibleId: 'StaffMember',
};

/**
 * The pointers to other owners' entities among an input's fields, by the names that this slice gives them.
 * @param place the centre of the act: who belongs to another one is as good as absent
 */
export const referencesOf = (input: Record<string, unknown>, place: string): Reference[] =>
  Object.entries(TYPE_OF).flatMap(([path, typename]) => {
    const id = input[path];
    return typeof id === 'string' ? [{ typename, id, path, place }] : [];
  });
