import 'reflect-metadata';
import type { Slice } from '@mrrm/platform/slice';
import { narrowToShift } from './access/duty.js';
import { dutyQuestion } from './access/duty-question.js';
import { features } from './features.js';
import { counted } from './figures/statistics.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { buildSlice } from './schema.js';

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  ...features,
  name: 'residents',
  build: buildSlice,
  loaders: makeLoaders,
  narrow: narrowToShift,
  editions: { counted, program: new URL('./figures/build.js', import.meta.url) },
  lookups: {
    Centre: { field: 'centre' },
    SafeZone: { field: 'safeZone', place: 'centre' },
    StaffMember: { field: 'staffMember', place: 'centres', fit: dutyQuestion },
  },
};
