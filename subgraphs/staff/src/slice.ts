import 'reflect-metadata';
import type { Slice } from '@mrrm/platform/slice';
import { access } from './access/table.js';
import { acts } from './agreement/acts.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { buildSlice } from './schema.js';

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  name: 'staff',
  build: buildSlice,
  loaders: makeLoaders,
  access,
  acts,
  lookups: { Centre: { field: 'centre' }, SafeZone: { field: 'safeZone', place: 'centre' } },
  verifiedTables: [
    {
      table: 'shift',
      references: [
        { column: 'centre_id', typename: 'Centre' },
        { column: 'safe_zone_id', typename: 'SafeZone' },
      ],
    },
  ],
};
