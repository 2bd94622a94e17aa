import { argumentsOf, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { CARE_TEAM } from '@mrrm/platform/wire/roles';
import { DONE } from '@mrrm/platform/writing/plausible';
import { residentIdOf } from '../keys.js';

/** Whose work any one of these is looks who is there. */
const CHECKING = ['ACCOMMODATION', 'CASE_MANAGEMENT', 'SECURITY'];

export const presenceAccess: FeatureAccess = {
  groups: {
    PRESENCE_CHECKS: {
      description: 'Record who is there.',
      personal: false,
      roles: CARE_TEAM,
      across: 'OPEN',
    },
  },
  types: {
    Presence: {
      base: 'OPERATIONAL',
      person: residentIdOf,
      fields: fieldsOf(
        'OPERATIONAL',
        'id checkedAt status centre checkedBy voidedAt voidingReason verification resident',
      ),
    },
    Absence: {
      base: 'OPERATIONAL',
      person: ({ resident }) => resident?.id,
      fields: fieldsOf('OPERATIONAL', 'resident status absentSince lastPresentAt'),
    },
  },
  extends: {
    Query: fieldsOf('OPERATIONAL', 'absences'),
    Resident: fieldsOf('OPERATIONAL', 'latestPresence absence presences'),
  },
  mutations: {
    recordPresence: {
      group: 'PRESENCE_CHECKS',
      performs: CHECKING,
      record: 'presence',
      moments: { checkedAt: DONE },
    },
    recordPresences: { group: 'PRESENCE_CHECKS', performs: CHECKING, moments: { checkedAt: DONE } },
  },
  arguments: argumentsOf({
    OPERATIONAL: 'Query.absences(centreId,at) Resident.presences(first,after)',
  }),
};
