import 'reflect-metadata';
import type { Slice } from '@mrrm/platform/slice';
import { sql } from 'drizzle-orm';
import { narrowToDuty } from './access/duty.js';
import { access } from './access/table.js';
import { acts } from './agreement/acts.js';
import { advanceSops } from './agreement/advance-sops.js';
import { ownAgreements } from './agreement/own-agreements.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { moments } from './moments.js';
import { followDepartures } from './placing/follow-departures.js';
import { knowPeople } from './placing/know-people.js';
import { buildSlice } from './schema.js';
import { stayQuestion } from './stay-question.js';

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
  access,
  acts,
  moments,
  agreements: ownAgreements,
  narrow: narrowToDuty,
  chores: [advanceSops, knowPeople, followDepartures],
  lookups: { Resident: { field: 'resident', place: 'centre', fit: stayQuestion } },
  verifiedTables: [
    { table: 'placement', references: [{ column: 'resident_id', typename: 'Resident', fit: withinTheStay }] },
  ],
};
