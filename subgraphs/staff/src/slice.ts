import 'reflect-metadata';
import type { Slice } from '@mrrm/platform/slice';
import { features } from './features.js';
import { counted } from './figures/statistics.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { buildSlice } from './schema.js';

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  ...features,
  name: 'staff',
  build: buildSlice,
  loaders: makeLoaders,
  editions: { counted, program: new URL('./figures/build.js', import.meta.url) },
  lookups: {
    Centre: {
      field: 'centre',
      fit: {
        field: 'shiftJudgement',
        arguments: { window: 'ShiftWindow!', from: 'DateTimeISO!', until: 'DateTimeISO!' },
        objections: {
          OUTSIDE_OF_THE_WINDOW: {
            message:
              'Most of the shift lies outside of this window at the centre. Choose another window, or other times.',
          },
        },
      },
    },
    SafeZone: { field: 'safeZone', place: 'centre' },
  },
};
