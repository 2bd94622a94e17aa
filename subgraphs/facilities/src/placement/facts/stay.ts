import type { FitQuestion } from '@mrrm/platform/graph/question';
import { sql } from 'drizzle-orm';

/** How the owner of the residents is asked whether an act lies within a stay. The words are that owner's. */
export const stayQuestion: FitQuestion = {
  field: 'stayJudgement',
  arguments: { centreId: 'ID!', from: 'DateTimeISO!', until: 'DateTimeISO' },
  objections: {
    BEFORE_ARRIVAL: { message: 'The resident had not arrived at that moment. Check the moment.' },
    AFTER_DEPARTURE: {
      message: 'The resident had departed at that moment. Check it; who has come back is readmitted first.',
    },
  },
};

/** An act at a centre, as the owner of the residents is asked about it. @param until when it ended, if it has */
export const withinStay = (centreId: string, from: Date, until: Date | null = null) => ({
  centreId,
  from: from.toISOString(),
  until: until?.toISOString() ?? null,
});

/** The same of a placement, over its row: a reservation lies within the stay when it was made; a stay in a bed, when it began and until it ended. */
export const placementWithinStay = {
  centreId: sql`(select building.centre_id from facilities.bed
    join facilities.room on room.id = bed.room_id join facilities.floor on floor.id = room.floor_id
    join facilities.building on building.id = floor.building_id where bed.id = bed_id)`,
  from: sql`case when stage = 'RESERVED' then created_at else starts_at end`,
  until: sql`ends_at`,
};
