import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { ofResident } from '../access/of-resident.js';
import { CASE_WORKERS } from '../access/readers.js';

const AN_ANSWER =
  'The answer to a referral that was allowed; the one who answers may be a clinic outside of every SOP.';

export const access: FeatureAccess = {
  groups: {
    REASONS: {
      description: 'Why somebody was referred.',
      personal: true,
      roles: [...CASE_WORKERS, 'REFERRAL_COORDINATOR'],
      across: 'SHARED',
    },
    ANSWERING: {
      description: 'Accept, reject and complete the referrals that are addressed to the own organisation.',
      personal: false,
      roles: [...CASE_WORKERS, 'REFERRAL_COORDINATOR'],
      across: 'OPEN',
    },
  },
  types: {
    Referral: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: fieldsByGroup({
        OPERATIONAL: `id resident centre function fromOrganisation toOrganisation fromOrganisationCode toOrganisationCode
          referredBy urgency state openedAt answeredAt closedAt outcome failureReason restsOnConsent
          consentInForce consentEndedAt verification version`,
        REASONS: 'reason',
      }),
    },
  },
  extends: {
    Query: fieldsByGroup({ OPERATIONAL: 'referral' }),
    Resident: fieldsByGroup({ OPERATIONAL: 'referrals' }),
    Centre: fieldsByGroup({ OPERATIONAL: 'referrals' }),
  },
  mutations: {
    openReferral: {
      group: 'CASE_WORK',
      performs: [
        'CASE_MANAGEMENT',
        'COUNSELLING',
        'PSYCHOSOCIAL_SUPPORT',
        'BASIC_MEDICAL_CARE',
        'LEGAL_AID',
        'SPECIALISED_MEDICAL_REFERRAL',
      ],
      record: 'referral',
    },
    answerReferral: { group: 'ANSWERING', performsNothing: AN_ANSWER },
    revokeReferral: { group: 'CASE_WORK', performsNothing: AN_ANSWER },
    completeReferral: { group: 'ANSWERING', performsNothing: AN_ANSWER },
  },
  arguments: argumentsOf({
    OPERATIONAL:
      'Query.referral(id) Resident.referrals(first,after,open) Centre.referrals(first,after,state)',
  }),
  personInputs: ['residentId'],
  recordInputs: { referralId: { table: 'referral', people: ['resident_id'] } },
};
