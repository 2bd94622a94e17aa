import type { FitQuestion } from '@mrrm/platform/graph/question';

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
