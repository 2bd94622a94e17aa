import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { BY_LAW } from '../access/groups.js';
import { residentIdOf } from '../keys.js';

export const transferAccess: FeatureAccess = {
  groups: {
    TRANSFERS: {
      description:
        'Who is to move to another centre, or has: those of the State at both centres who plan it, for 90 days also where the resident has left; and who represents the resident in law.',
      personal: true,
      roles: [
        'CASE_MANAGER',
        'SOCIAL_WORKER',
        'NURSE',
        'CENTRE_MANAGER',
        'REGISTRAR',
        'COORDINATOR',
        'LEGAL_REPRESENTATIVE',
      ],
      across: 'NEVER',
    },
    TRANSFERRING: {
      description: 'Ask for a transfer to another centre, answer it and complete it: the State does, by law.',
      personal: false,
      roles: ['CASE_MANAGER', 'CENTRE_MANAGER', 'REGISTRAR', 'COORDINATOR'],
      across: 'NEVER',
    },
  },
  types: {
    ResidentTransfer: {
      base: 'TRANSFERS',
      person: residentIdOf,
      fields: fieldsByGroup({
        TRANSFERS: `id fromCentre fromCentreCode toCentre toCentreCode state reason plannedOn requestedAt requestedBy
          decidedAt decidedBy decisionReason arrivedAt version resident formerStay`,
        IDENTITY: 'fullName registrationNumber',
      }),
    },
  },
  extends: {
    Resident: fieldsOf('TRANSFERS', 'transfers'),
    Centre: fieldsOf('TRANSFERS', 'residentTransfers'),
  },
  mutations: {
    transferResident: {
      group: 'TRANSFERRING',
      performsNothing: BY_LAW,
      moments: { plannedOn: { back: 30, ahead: 2 } },
    },
    acceptTransfer: { group: 'TRANSFERRING', performsNothing: BY_LAW },
    declineTransfer: { group: 'TRANSFERRING', performsNothing: BY_LAW },
    withdrawTransfer: { group: 'TRANSFERRING', performsNothing: BY_LAW },
    completeTransfer: { group: 'TRANSFERRING', performsNothing: BY_LAW, moments: { arrivedAt: DONE } },
  },
  arguments: argumentsOf({ TRANSFERS: 'Centre.residentTransfers(direction,first,after)' }),
  recordInputs: { transferId: { table: 'transfer', people: ['resident_id'] } },
};
