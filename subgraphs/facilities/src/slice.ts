import 'reflect-metadata';
import type { Slice } from '@mrrm/platform/slice';
import { sql } from 'drizzle-orm';
import { narrowToDuty } from './access/duty.js';
import { advanceSops } from './agreement/advance-sops.js';
import { ownAgreements } from './agreement/own-agreements.js';
import { features } from './features.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { followDepartures } from './placement/facts/departures.js';
import { refreshPersonFacts } from './placement/facts/refresh.js';
import { stayQuestion } from './placement/facts/stay.js';
import { buildSlice } from './schema.js';

/** A reservation lies within the stay when it was made; a stay in a bed, when it began and until it ended. */
const withinTheStay = {
  centreId: sql`(select building.centre_id from facilities.bed
    join facilities.room on room.id = bed.room_id join facilities.floor on floor.id = room.floor_id
    join facilities.building on building.id = floor.building_id where bed.id = bed_id)`,
  from: sql`case when stage = 'RESERVED' then created_at else starts_at end`,
  until: sql`ends_at`,
};

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  name: 'facilities',
  build: buildSlice,
  loaders: makeLoaders,
  access: features.access,
  acts: features.acts,
  moments: features.moments,
  agreements: ownAgreements,
  narrow: narrowToDuty,
  chores: [advanceSops, refreshPersonFacts(features.access), followDepartures(features.access)],
  lookups: { Resident: { field: 'resident', place: 'centre', fit: stayQuestion } },
  verifiedTables: [
    { table: 'placement', references: [{ column: 'resident_id', typename: 'Resident', fit: withinTheStay }] },
  ],
};
