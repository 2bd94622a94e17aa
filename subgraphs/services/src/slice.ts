import 'reflect-metadata';
import type { Slice } from '@mrrm/platform/slice';
import { features } from './features.js';
import { counted } from './figures/statistics.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { dutyQuestion } from './questions/duty.js';
import { stayQuestion } from './questions/stay.js';
import { buildSlice } from './schema.js';

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  ...features,
  name: 'services',
  build: buildSlice,
  loaders: makeLoaders,
  editions: { counted, program: new URL('./figures/build.js', import.meta.url) },
  lookups: {
    Resident: { field: 'resident', place: 'centre', fit: stayQuestion },
    Centre: { field: 'centre' },
    SafeZone: { field: 'safeZone', place: 'centre' },
    StaffMember: { field: 'staffMember', place: 'centres', fit: dutyQuestion },
  },
};
