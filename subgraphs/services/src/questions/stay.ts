import type { FitQuestion } from '@mrrm/platform/graph/question';
import type { VerifiedReference } from '@mrrm/platform/writing/verification';
import { type SQL, sql } from 'drizzle-orm';

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

/** The pointer of a row to a resident who has to stay at the centre at a moment, each as an expression over the row. */
export const residentAt = (from: SQL, centreId: SQL = sql`centre_id`): VerifiedReference => ({
  column: 'resident_id',
  typename: 'Resident',
  fit: { centreId, from },
});
