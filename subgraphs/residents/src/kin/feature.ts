import type { Feature } from '@mrrm/platform/schema/feature';
import { kinAccess } from './access.js';
import { KinOfResidentResolver, KinResolver } from './resolvers/kin.js';

/** Relatives of residents, in the register and outside of it. */
export const relatives: Feature = {
  name: 'kin',
  resolvers: [KinOfResidentResolver, KinResolver],
  access: kinAccess,
  costs: { lists: { 'Resident.kin': 5 } },
};
