import 'reflect-metadata';
import { endSharingWithAgreements } from '@mrrm/platform/agreement/sharing';
import type { Slice } from '@mrrm/platform/slice';
import { narrowToDuty } from './access/duty.js';
import { access } from './access/table.js';
import { acts } from './agreement/acts.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { buildSlice } from './schema.js';

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  name: 'residents',
  build: buildSlice,
  loaders: makeLoaders,
  access,
  acts,
  chores: [endSharingWithAgreements('residents')],
  narrow: narrowToDuty,
  lookups: {
    Centre: { field: 'centre' },
    SafeZone: { field: 'safeZone', place: 'centre' },
    StaffMember: { field: 'staffMember', place: 'centres' },
  },
  verifiedTables: [
    {
      table: 'resident',
      references: [
        { column: 'centre_id', typename: 'Centre' },
        { column: 'safe_zone_id', typename: 'SafeZone' },
        { column: 'case_manager_id', typename: 'StaffMember' },
      ],
    },
    { table: 'presence', references: [{ column: 'centre_id', typename: 'Centre' }] },
  ],
};
