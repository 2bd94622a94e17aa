import {
  type AccessTable,
  argumentsOf,
  connectionRules,
  fieldsOf,
  payloadRules,
  sharedRules,
  type TypeRule,
} from '@mrrm/platform/access/table';
import { viewerActRules, viewerRules } from '@mrrm/platform/viewer/viewer';
import { groups } from './groups.js';
import { roles } from './roles.js';

const ofResident = ({ resident }: { resident?: { id: string } | null }) => resident?.id;

const itself = { person: ({ id }: { id: string }) => id };

/** A pointer to another owner's entity, with what this slice adds to it. */
const pointerTo = (
  added: Record<string, string> = {},
  whom: Pick<TypeRule, 'person' | 'namesNobody'> = {},
): TypeRule => ({
  base: 'PLAIN',
  ...whom,
  fields: { ...fieldsOf('PLAIN', 'id'), ...added },
});

/** Who reads and does what in this slice. A row belongs to the organisation that gave the service, or that refers. */
export const access: AccessTable = {
  owner: 'IOM',
  roles,
  groups,
  types: {
    Query: {
      base: 'PLAIN',
      fields: {
        ...fieldsOf('SIGN_IN', 'viewer'),
        ...fieldsOf('CATALOGUE', 'serviceOffer groupActivity'),
        ...fieldsOf('OPERATIONAL', 'session referral carePlan'),
      },
    },
    Mutation: {
      base: 'PLAIN',
      fields: {
        ...fieldsOf('SHARING_WORK', 'shareServices stopSharingServices'),
        ...fieldsOf('OFFERING', 'offerService planGroupActivity'),
        ...fieldsOf('SERVING', 'requestService recordSession recordAttendance bookInterpreter'),
        ...fieldsOf('CASE_WORK', 'openReferral revokeReferral openCarePlan'),
        ...fieldsOf('ANSWERING', 'answerReferral completeReferral'),
      },
    },
    ...viewerActRules,
    ...viewerRules(),
    ServiceOffer: {
      base: 'CATALOGUE',
      fields: fieldsOf(
        'CATALOGUE',
        'id centre organisation organisationCode function name description languages active verification version',
      ),
    },
    GroupActivity: {
      base: 'CATALOGUE',
      namesNobody: 'An event of the centre: who attends is named by the attendance.',
      fields: {
        ...fieldsOf('CATALOGUE', 'id centre safeZone title startsAt endsAt places version offer'),
        ...fieldsOf('OPERATIONAL', 'attendance placesTaken'),
      },
    },
    Attendance: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: fieldsOf('OPERATIONAL', 'id resident state version activity'),
    },
    ServiceRequest: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: fieldsOf('OPERATIONAL', 'id resident state urgency requestedAt verification version offer'),
    },
    Session: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: {
        ...fieldsOf(
          'OPERATIONAL',
          `id function resident centre provider organisation organisationCode startedAt endedAt noteWithheld
           verification version offer`,
        ),
        ...fieldsOf('NOTES', 'note'),
      },
    },
    Referral: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: {
        ...fieldsOf(
          'OPERATIONAL',
          `id resident centre function fromOrganisation toOrganisation fromOrganisationCode toOrganisationCode
           referredBy urgency state openedAt answeredAt closedAt outcome failureReason restsOnConsent
           consentInForce consentEndedAt verification version`,
        ),
        ...fieldsOf('REASONS', 'reason'),
      },
    },
    CarePlan: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: {
        ...fieldsOf(
          'OPERATIONAL',
          'id resident centre state responsible startedOn reviewDueOn closedOn verification version',
        ),
        ...fieldsOf('PROTECTION', 'goals'),
      },
    },
    InterpreterBooking: {
      base: 'OPERATIONAL',
      people: ({ resident, interpreter }) => [resident?.id, interpreter?.id],
      fields: fieldsOf(
        'OPERATIONAL',
        'id centre interpreter resident language languageException startsAt endsAt state verification version',
      ),
    },
    OpenServices: {
      base: 'OPERATIONAL',
      person: ({ residentId }) => residentId,
      fields: fieldsOf('OPERATIONAL', 'referrals requests carePlans enrolments interpreterBookings'),
    },
    AccessEvent: {
      base: 'ACCESS_HISTORY',
      person: ({ person }) => person,
      fields: fieldsOf(
        'ACCESS_HISTORY',
        `sequence at kind operation organisation role subject onBehalfOf purpose client request owner groups bases
         outcome lists onBehalfOfOrganisation onBehalfOfRole onBehalfOfPurpose program correlation`,
      ),
    },
    ResidentCohort: {
      base: 'PLAIN',
      fields: {
        ...fieldsOf('PLAIN', 'id question memberIds memberCells'),
        ...fieldsOf('FIGURES', 'serviceUptake'),
      },
    },
    ServiceUptake: { base: 'FIGURES', fields: fieldsOf('FIGURES', 'function residents sessions withheld') },
    Resident: pointerTo(
      {
        ...fieldsOf('OPERATIONAL', 'services serviceRequests referrals carePlan openServices'),
        ...fieldsOf('ACCESS_HISTORY', 'serviceAccessHistory'),
      },
      itself,
    ),
    Centre: pointerTo(
      {
        ...fieldsOf('SHARING', 'serviceSharing'),
        ...fieldsOf('CATALOGUE', 'services groupActivities viewerServiceActs'),
        ...fieldsOf('OPERATIONAL', 'referrals interpreterBookings'),
      },
      { namesNobody: 'A place: its lists name those whom they return.' },
    ),
    StaffMember: pointerTo(fieldsOf('OPERATIONAL', 'sessions'), itself),
    SafeZone: pointerTo(),
    Organisation: { base: 'PLAIN', fields: fieldsOf('PLAIN', 'code') },
    ...connectionRules('PLAIN', 'Session', 'GroupActivity', 'Referral', 'ServiceRequest', 'AccessEvent'),
    ServiceSharing: {
      base: 'SHARING',
      fields: fieldsOf(
        'SHARING',
        'id organisation organisationCode fieldGroups purposes sopId clause validFrom validUntil version',
      ),
    },
    ...payloadRules('PLAIN', {
      ShareServicesPayload: 'sharing',
      OpenCarePlanPayload: 'carePlan',
      BookInterpreterPayload: 'booking',
      PlanGroupActivityPayload: 'activity',
      RecordAttendancePayload: 'attendance',
      OpenReferralPayload: 'referral',
      AnswerReferralPayload: 'referral',
      RevokeReferralPayload: 'referral',
      CompleteReferralPayload: 'referral',
      OfferServicePayload: 'offer',
      RequestServicePayload: 'request',
      RecordSessionPayload: 'session',
    }),
    ...sharedRules('PLAIN'),
  },
  filters: {},
  arguments: argumentsOf({
    CATALOGUE:
      'Query.groupActivity(id) Query.serviceOffer(id) Centre.groupActivities(first,after,from,until)',
    OPERATIONAL: `Query.carePlan(id) Query.referral(id) Query.session(id) Resident.services(first,after,function)
      Resident.serviceRequests(first,after) Resident.referrals(first,after,open) Centre.referrals(first,after,state)
      Centre.interpreterBookings(from,until) StaffMember.sessions(first,after,function)`,
    ACCESS_HISTORY: 'Resident.serviceAccessHistory(first,after)',
  }),
  personInputs: ['residentId', 'interpreterId'],
  recordInputs: { referralId: { table: 'referral', people: ['resident_id'] } },
};
