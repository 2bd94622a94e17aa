import { argumentsOf, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { CARE_TEAM } from '@mrrm/platform/wire/roles';
import { DONE } from '@mrrm/platform/writing/plausible';
import { residentIdOf } from '../keys.js';

/** Whose work any one of these is looks who is there. */
export const CHECKING = ['ACCOMMODATION', 'CASE_MANAGEMENT', 'SECURITY'];

/** A leave is written up later, too, and is for some weeks at most. */
const LEAVE = { back: 30, ahead: 1 };

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
        'id checkedAt status occasion expectedBackAt centre checkedBy voidedAt voidingReason voidedBy verification resident',
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
    Resident: fieldsOf('OPERATIONAL', 'latestPresence absence presences checkDueAt'),
  },
  mutations: {
    recordPresence: {
      group: 'PRESENCE_CHECKS',
      performs: CHECKING,
      record: 'presence',
      moments: { checkedAt: DONE, expectedBackAt: LEAVE },
    },
    recordPresences: {
      group: 'PRESENCE_CHECKS',
      performs: CHECKING,
      moments: { checkedAt: DONE, 'entries.expectedBackAt': LEAVE },
    },
    voidPresence: { group: 'PRESENCE_CHECKS', performs: CHECKING },
  },
  arguments: argumentsOf({
    OPERATIONAL: 'Query.absences(centreId,at) Resident.presences(first,after)',
  }),
  recordInputs: { presenceId: { table: 'presence', people: ['resident_id'] } },
};
