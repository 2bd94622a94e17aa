import type { FitQuestion } from '@mrrm/platform/graph/question';

/** How the owner of the staff is asked whether somebody may be named for a duty. The words are that owner's. */
export const dutyQuestion: FitQuestion = {
  field: 'dutyJudgement',
  arguments: { centreId: 'ID', duty: 'Duty!' },
  objections: {
    NOT_OF_THIS_ROLE: {
      message: 'Somebody of this role is not named for this. Name somebody whose work it is.',
    },
    NOT_ACTIVE: { message: 'This person does not work here at present. Name somebody else.' },
  },
};

/** @param centreId null where any centre will do */
export const dutyAt = (centreId: string | null, duty: 'CASE_MANAGEMENT' | 'CERTIFYING') => ({
  centreId,
  duty,
});
