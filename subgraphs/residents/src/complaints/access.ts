import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { CARE_TEAM, KEEPERS } from '@mrrm/platform/wire/roles';
import { ABUSE } from './rules/life.js';
import type { ComplaintCategory } from './values.js';

const RIGHT_OF_THE_PERSON = 'To complain is a right of the person, under any SOP and without one.';
const ANSWERED_FOR =
  'Each organisation answers for complaints by whom it has named, under any SOP and without one.';

/** In which room a row is read. */
const roomOf = ({ category }: { category: ComplaintCategory }) =>
  category === ABUSE ? 'ABUSE_REPORTS' : 'COMPLAINTS';

/** Who complains, if that is known. */
const complainant = ({ residentId }: { residentId: string | null }) => residentId;

export const complaintAccess: FeatureAccess = {
  groups: {
    COMPLAINTS: {
      description:
        "Complaints and feedback: the State's complaints officer and IOM's focal point for accountability; never whom one is about.",
      personal: true,
      roles: ['COORDINATOR'],
      permission: 'COMPLAINTS',
      across: 'OPEN',
      among: KEEPERS,
    },
    ABUSE_REPORTS: {
      description: 'Reports of sexual exploitation and abuse (PSEA): the focal points, and nobody else.',
      personal: true,
      roles: ['COORDINATOR'],
      permission: 'PSEA',
      across: 'OPEN',
      among: KEEPERS,
    },
    COMPLAINT_LEAVING: {
      description: 'Leave a complaint, or follow one by its code.',
      personal: false,
      roles: [...CARE_TEAM, 'PARTNER_APPLICATION'],
      across: 'OPEN',
    },
    COMPLAINT_WORK: {
      description: 'Acknowledge, answer, close and reopen the complaints that one reads.',
      personal: false,
      roles: ['COORDINATOR'],
      across: 'OPEN',
      among: KEEPERS,
    },
  },
  types: {
    Complaint: {
      base: 'COMPLAINTS',
      rowGroup: roomOf,
      person: complainant,
      fields: fieldsOf(
        'COMPLAINTS',
        `id centre category channel language text state receivedAt acknowledgeBy overdue aboutStaffMember version
         resident steps`,
      ),
    },
    ComplaintStep: {
      base: 'COMPLAINTS',
      rowGroup: roomOf,
      person: complainant,
      fields: fieldsOf('COMPLAINTS', 'step takenAt takenBy text'),
    },
  },
  extends: { Centre: fieldsByGroup({ COMPLAINTS: 'complaints', ABUSE_REPORTS: 'abuseReports' }) },
  mutations: {
    leaveComplaint: { group: 'COMPLAINT_LEAVING', performsNothing: RIGHT_OF_THE_PERSON },
    followComplaint: { group: 'COMPLAINT_LEAVING', performsNothing: RIGHT_OF_THE_PERSON },
    acknowledgeComplaint: { group: 'COMPLAINT_WORK', performsNothing: ANSWERED_FOR },
    answerComplaint: { group: 'COMPLAINT_WORK', performsNothing: ANSWERED_FOR },
    closeComplaint: { group: 'COMPLAINT_WORK', performsNothing: ANSWERED_FOR },
    reopenComplaint: { group: 'COMPLAINT_WORK', performsNothing: ANSWERED_FOR },
  },
  arguments: argumentsOf({
    COMPLAINTS: 'Centre.complaints(state,first,after)',
    ABUSE_REPORTS: 'Centre.abuseReports(first,after)',
  }),
  recordInputs: { complaintId: { table: 'complaint', people: ['resident_id'] } },
};
