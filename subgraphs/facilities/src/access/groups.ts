import type { GroupRule } from '@mrrm/platform/access/table';
import { CARE_TEAM, EVERYBODY, KEEPERS } from '@mrrm/platform/wire/roles';

/** The groups of fields that several features use. */
export const groups: Record<string, GroupRule> = {
  PLAIN: {
    description: 'Pages, payloads and keys of other owners: nothing about a person.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
    always: true,
  },
  PREMISES: {
    description: 'Centres, buildings, zones, rooms, beds, capacities, inspections, works.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
  },
  AGREEMENTS: {
    description: 'Who is responsible for what, under which clause.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
  },
  FIGURES: {
    description: 'How many residents have a bed; small numbers withheld from those who get figures only.',
    personal: false,
    roles: [...CARE_TEAM, 'ANALYST', 'PARTNER_APPLICATION', 'SERVICE'],
    across: 'OPEN',
    among: KEEPERS,
  },
  OPERATIONAL: {
    description:
      'Who has which bed. Other organisations read it while an SOP in force names them as a party.',
    personal: true,
    roles: [...CARE_TEAM, 'PARTNER_APPLICATION', 'SERVICE'],
    across: 'SHARED',
  },
  KEEPING: {
    description: 'Describe the premises, their places and their purpose, and approve works: for their owner.',
    personal: false,
    roles: ['CENTRE_MANAGER', 'COORDINATOR'],
    across: 'NEVER',
  },
};
