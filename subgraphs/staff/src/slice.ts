import 'reflect-metadata';
import type { Slice } from '@mrrm/platform/slice';
import { type Loaders, makeLoaders } from './loaders.js';
import { buildSlice } from './schema.js';

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  name: 'staff',
  build: buildSlice,
  loaders: makeLoaders,
  lookups: { Centre: 'centre', SafeZone: 'safeZone' },
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
