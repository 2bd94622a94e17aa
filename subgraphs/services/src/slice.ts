import 'reflect-metadata';
import { endSharingWithAgreements } from '@mrrm/platform/agreement/sharing';
import type { Slice } from '@mrrm/platform/slice';
import { markEndedConsents } from './access/ended-consents.js';
import { access } from './access/table.js';
import { acts } from './agreement/acts.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { buildSlice } from './schema.js';

const resident = { column: 'resident_id', typename: 'Resident' };
const centre = { column: 'centre_id', typename: 'Centre' };

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  name: 'services',
  build: buildSlice,
  loaders: makeLoaders,
  access,
  acts,
  lookups: {
    Resident: { field: 'resident', place: 'centre' },
    Centre: { field: 'centre' },
    SafeZone: { field: 'safeZone', place: 'centre' },
    StaffMember: { field: 'staffMember', place: 'centres' },
  },
  chores: [markEndedConsents, endSharingWithAgreements('services')],
  verifiedTables: [
    { table: 'service_offer', references: [centre] },
    { table: 'service_request', references: [resident] },
    { table: 'session', references: [resident, { column: 'provider_id', typename: 'StaffMember' }] },
    { table: 'referral', references: [resident, centre] },
    {
      table: 'care_plan',
      references: [resident, centre, { column: 'responsible_id', typename: 'StaffMember' }],
    },
    {
      table: 'interpreter_booking',
      references: [centre, resident, { column: 'interpreter_id', typename: 'StaffMember' }],
    },
  ],
};
