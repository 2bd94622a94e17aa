import type { FitQuestion } from '@mrrm/platform/graph/question';
import type { VerifiedReference } from '@mrrm/platform/writing/verification';
import { type SQL, sql } from 'drizzle-orm';

/** What a staff member is named for in the records of this slice, in the words of the staff's owner. */
export type Duty = 'SERVICE' | 'INTERPRETING' | 'CARE_PLAN';

/** How the owner of the staff is asked whether somebody may be named for a duty. */
export const dutyQuestion: FitQuestion = {
  field: 'dutyJudgement',
  arguments: { centreId: 'ID', duty: 'Duty!', organisation: 'String', language: 'String' },
  objections: {
    NOT_OF_THIS_ROLE: {
      message: 'Somebody of this role is not named for this. Name somebody whose work it is.',
    },
    OF_ANOTHER_EMPLOYER: { message: 'This person works for another organisation. Name one of your own.' },
    NOT_ACTIVE: { message: 'This person does not work here at present. Name somebody else.' },
    SPEAKS_ANOTHER_LANGUAGE: {
      message: 'This person does not speak the language. Name somebody who does, or say why it must be so.',
      overridable: true,
    },
  },
};

/** @param organisation code of the employer that the duty needs; null when any will do */
export const dutyAt = (
  centreId: string,
  duty: Duty,
  organisation: string | null = null,
  language: string | null = null,
) => ({ centreId, duty, organisation, language });

/** The pointer of a row to a staff member of the centre who has to fit a duty. */
export const memberFor = (column: string, duty: Record<string, SQL>): VerifiedReference => ({
  column,
  typename: 'StaffMember',
  fit: { centreId: sql`centre_id`, ...duty },
});
