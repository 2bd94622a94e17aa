import { argumentsOf, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { residentIdOf } from '../keys.js';
import { ANSWERERS, TAKERS } from '../rectification/access.js';

const RIGHT_OF_THE_PERSON = 'To get what is kept about oneself is a right of the person.';

export const subjectRequestAccess: FeatureAccess = {
  groups: {
    SUBJECT_ACCESS: {
      description:
        'Who asked for what is kept about somebody, and what was answered: those of the State who take such requests, and who represents the resident in law.',
      personal: true,
      roles: TAKERS,
      across: 'NEVER',
    },
    ASKING_SUBJECT_ACCESS: {
      description: 'Record that somebody asks for what is kept about a resident.',
      personal: false,
      roles: TAKERS,
      across: 'NEVER',
    },
    ANSWERING_SUBJECT_ACCESS: {
      description: 'Extend and answer a request for what is kept, for the owner of the record.',
      personal: false,
      roles: ANSWERERS,
      across: 'NEVER',
    },
  },
  types: {
    SubjectAccessRequest: {
      base: 'SUBJECT_ACCESS',
      person: residentIdOf,
      fields: fieldsOf(
        'SUBJECT_ACCESS',
        `id askedBy asked askedAt dueAt overdue extendedAt extendedBy extensionReason state answeredAt answeredBy exportSha256
         answer version resident`,
      ),
    },
  },
  extends: {
    Query: fieldsOf('SUBJECT_ACCESS', 'subjectAccessToAnswer'),
    Resident: fieldsOf('SUBJECT_ACCESS', 'subjectAccessRequests'),
  },
  mutations: {
    requestSubjectAccess: {
      group: 'ASKING_SUBJECT_ACCESS',
      performsNothing: RIGHT_OF_THE_PERSON,
      moments: { askedAt: DONE },
    },
    extendSubjectAccess: { group: 'ANSWERING_SUBJECT_ACCESS', performsNothing: RIGHT_OF_THE_PERSON },
    answerSubjectAccess: { group: 'ANSWERING_SUBJECT_ACCESS', performsNothing: RIGHT_OF_THE_PERSON },
  },
  arguments: argumentsOf({ SUBJECT_ACCESS: 'Query.subjectAccessToAnswer(first,after)' }),
  recordInputs: { subjectAccessRequestId: { table: 'subject_access_request', people: ['resident_id'] } },
};
