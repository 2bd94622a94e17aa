import 'reflect-metadata';
import type { Slice } from '@mrrm/platform/slice';
import { type Loaders, makeLoaders } from './loaders.js';
import { buildSlice } from './schema.js';

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  name: 'residents',
  build: buildSlice,
  loaders: makeLoaders,
  lookups: { Centre: 'centre', SafeZone: 'safeZone', StaffMember: 'staffMember' },
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
