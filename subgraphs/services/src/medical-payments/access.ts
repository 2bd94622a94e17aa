import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { ofResident } from '../access/of-resident.js';

/** Those who arrange medical care outside of the centre. */
const ROLES = ['CASE_MANAGER', 'SOCIAL_WORKER', 'NURSE', 'COORDINATOR'];

const moments = { 'payment.careAt': DONE, 'payment.paidOn': DONE };
const performs = ['SPECIALISED_MEDICAL_REFERRAL'];

export const access: FeatureAccess = {
  groups: {
    MEDICAL_COSTS: {
      description: 'For what medical care of somebody was paid, how much, to whom and with whose money.',
      personal: true,
      roles: ROLES,
      across: 'SHARED',
    },
    PAYING_FOR_CARE: {
      description: 'Record, correct and void what was paid for specialised medical care.',
      personal: false,
      roles: ROLES,
      across: 'OPEN',
    },
  },
  types: {
    MedicalPayment: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: fieldsByGroup({
        OPERATIONAL: `id resident centre organisation organisationCode careAt paidOn voidedAt verification version`,
        MEDICAL_COSTS: 'kind amountMinor currency provider funding referral session corrects voidingReason',
      }),
    },
  },
  extends: {
    Query: fieldsByGroup({ OPERATIONAL: 'medicalPayment' }),
    Resident: fieldsByGroup({ OPERATIONAL: 'medicalPayments' }),
  },
  mutations: {
    recordMedicalPayment: { group: 'PAYING_FOR_CARE', performs, record: 'medical_payment', moments },
    correctMedicalPayment: { group: 'PAYING_FOR_CARE', performs, record: 'medical_payment', moments },
    voidMedicalPayment: { group: 'PAYING_FOR_CARE', performs },
  },
  arguments: argumentsOf({
    OPERATIONAL: 'Query.medicalPayment(id) Resident.medicalPayments(first,after)',
  }),
  personInputs: ['residentId'],
  recordInputs: {
    paymentId: { table: 'medical_payment', people: ['resident_id'] },
    sessionId: { table: 'session', people: ['resident_id'] },
  },
};
