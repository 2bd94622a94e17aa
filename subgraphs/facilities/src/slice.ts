import 'reflect-metadata';
import type { Slice } from '@mrrm/platform/slice';
import { narrowToShift } from './access/duty.js';
import { ownAgreements } from './agreement/own-agreements.js';
import { features } from './features.js';
import { counted } from './figures/statistics.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { stayQuestion } from './placement/facts/stay.js';
import { buildSlice } from './schema.js';

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  ...features,
  name: 'facilities',
  build: buildSlice,
  loaders: makeLoaders,
  editions: { counted, program: new URL('./figures/build.js', import.meta.url) },
  agreements: ownAgreements,
  narrow: narrowToShift,
  lookups: { Resident: { field: 'resident', place: 'centre', fit: stayQuestion } },
};
