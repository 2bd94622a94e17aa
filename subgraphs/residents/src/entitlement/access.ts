import { argumentsOf, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { EVERYBODY } from '@mrrm/platform/wire/roles';
import { DONE } from '@mrrm/platform/writing/plausible';
import { residentIdOf } from '../keys.js';

export const entitlementAccess: FeatureAccess = {
  groups: {
    ENTITLEMENTS: {
      description: 'What everybody at a centre is to have of the State.',
      personal: false,
      roles: EVERYBODY,
      across: 'OPEN',
    },
    ENTITLEMENT_WORK: {
      description: 'Set what everybody at a centre is to have: the State, which owes it.',
      personal: false,
      roles: ['CENTRE_MANAGER', 'COORDINATOR'],
      across: 'NEVER',
    },
  },
  types: {
    Entitlement: {
      base: 'ENTITLEMENTS',
      fields: fieldsOf(
        'ENTITLEMENTS',
        'id category entitled quantity rhythm source assumed validFrom everywhere setBy',
      ),
    },
    OutstandingEntitlement: {
      base: 'OPERATIONAL',
      person: residentIdOf,
      fields: fieldsOf('OPERATIONAL', 'entitlement received missing countedFrom lastReceivedAt'),
    },
  },
  extends: {
    Centre: { ...fieldsOf('ENTITLEMENTS', 'entitlements'), ...fieldsOf('OPERATIONAL', 'notYetReceived') },
    SafeZone: fieldsOf('OPERATIONAL', 'notYetReceived'),
    Resident: fieldsOf('OPERATIONAL', 'entitlementsOutstanding'),
  },
  mutations: {
    setEntitlement: {
      group: 'ENTITLEMENT_WORK',
      performsNothing: 'The State says what it owes at its centres, under any SOP and without one.',
    },
    recordDistribution: {
      group: 'ASSISTANCE',
      performs: ['FOOD', 'NON_FOOD_ITEMS'],
      moments: { providedAt: DONE },
    },
  },
  arguments: argumentsOf({
    OPERATIONAL:
      'Centre.notYetReceived(entitlement,first,after) SafeZone.notYetReceived(entitlement,first,after)',
  }),
};
