import 'reflect-metadata';
import type { Slice } from '@mrrm/platform/slice';
import { narrowToDuty } from './access/duty.js';
import { access } from './access/table.js';
import { acts } from './agreement/acts.js';
import { advanceSops } from './agreement/advance-sops.js';
import { ownAgreements } from './agreement/own-agreements.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { knowPeople } from './placing/know-people.js';
import { buildSlice } from './schema.js';

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  name: 'facilities',
  build: buildSlice,
  loaders: makeLoaders,
  access,
  acts,
  agreements: ownAgreements,
  narrow: narrowToDuty,
  chores: [advanceSops, knowPeople],
  lookups: { Resident: { field: 'resident', place: 'centre' } },
  verifiedTables: [{ table: 'placement', references: [{ column: 'resident_id', typename: 'Resident' }] }],
};
