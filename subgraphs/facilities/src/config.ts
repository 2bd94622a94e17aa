import 'reflect-metadata';
import type { Slice } from '@mrrm/platform/slice';
import { type Loaders, makeLoaders } from './loaders.js';
import { buildSlice } from './schema.js';

/** All that makes this slice; its environment (port, database, keys, graph) is read by platform, once, when it starts. */
export const slice: Slice<Loaders> = {
  name: 'facilities',
  build: buildSlice,
  loaders: makeLoaders,
  lookups: { Resident: 'resident' },
  verifiedTables: [{ table: 'placement', references: [{ column: 'resident_id', typename: 'Resident' }] }],
};
