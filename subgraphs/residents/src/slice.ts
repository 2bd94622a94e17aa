import 'reflect-metadata';
import { endSharingWithAgreements } from '@mrrm/platform/agreement/sharing';
import type { Slice } from '@mrrm/platform/slice';
import { sql } from 'drizzle-orm';
import { narrowToDuty } from './access/duty.js';
import { dutyQuestion } from './access/duty-question.js';
import { features } from './features.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { buildSlice } from './schema.js';

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  name: 'residents',
  build: buildSlice,
  loaders: makeLoaders,
  access: features.access,
  acts: features.acts,
  moments: features.moments,
  chores: [endSharingWithAgreements('residents')],
  narrow: narrowToDuty,
  lookups: {
    Centre: { field: 'centre' },
    SafeZone: { field: 'safeZone', place: 'centre' },
    StaffMember: { field: 'staffMember', place: 'centres', fit: dutyQuestion },
  },
  verifiedTables: [
    {
      table: 'resident',
      references: [
        { column: 'centre_id', typename: 'Centre' },
        { column: 'safe_zone_id', typename: 'SafeZone' },
        {
          column: 'case_manager_id',
          typename: 'StaffMember',
          fit: { centreId: sql`centre_id`, duty: sql`'CASE_MANAGEMENT'` },
        },
      ],
    },
    { table: 'presence', references: [{ column: 'centre_id', typename: 'Centre' }] },
  ],
};
