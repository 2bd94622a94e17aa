import { argumentsOf, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { residentIdOf } from '../keys.js';

const RIGHT_OF_THE_PERSON = 'To have a record corrected is a right of the person.';
/** Who answers for the owner what a person has a right to ask. */
export const ANSWERERS = ['CENTRE_MANAGER', 'COORDINATOR', 'DATA_PROTECTION_OFFICER'];
/** Who takes such requests. */
export const TAKERS = ['CASE_MANAGER', 'REGISTRAR', ...ANSWERERS, 'LEGAL_REPRESENTATIVE'];

export const rectificationAccess: FeatureAccess = {
  groups: {
    RECTIFICATIONS: {
      description:
        'What somebody asks to have corrected, and what was answered: those of the State who take such requests, and who represents the resident in law.',
      personal: true,
      roles: TAKERS,
      across: 'NEVER',
    },
    ASKING_RECTIFICATION: {
      description: 'Record that a resident asks to have a record corrected.',
      personal: false,
      roles: TAKERS,
      across: 'NEVER',
    },
    ANSWERING_RECTIFICATION: {
      description: 'Answer a request for a correction, for the owner of the record.',
      personal: false,
      roles: ANSWERERS,
      across: 'NEVER',
    },
  },
  types: {
    RectificationRequest: {
      base: 'RECTIFICATIONS',
      person: residentIdOf,
      fields: fieldsOf(
        'RECTIFICATIONS',
        'id askedBy field asked askedAt dueAt overdue state answeredAt answeredBy correctionId answer version resident',
      ),
    },
  },
  extends: {
    Query: fieldsOf('RECTIFICATIONS', 'rectificationsToAnswer'),
    Resident: fieldsOf('RECTIFICATIONS', 'rectifications'),
  },
  mutations: {
    requestRectification: {
      group: 'ASKING_RECTIFICATION',
      performsNothing: RIGHT_OF_THE_PERSON,
      moments: { askedAt: DONE },
    },
    answerRectification: { group: 'ANSWERING_RECTIFICATION', performsNothing: RIGHT_OF_THE_PERSON },
  },
  arguments: argumentsOf({ RECTIFICATIONS: 'Query.rectificationsToAnswer(first,after)' }),
  recordInputs: { rectificationId: { table: 'rectification_request', people: ['resident_id'] } },
};
