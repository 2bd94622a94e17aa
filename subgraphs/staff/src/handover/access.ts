import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { CARE_TEAM, KEEPERS } from '@mrrm/platform/wire/roles';
import type { Handover } from './types/handover.js';

const TELLS_THE_NEXT = 'Whoever was on duty tells the next shift.';

/** Who reads and writes what one shift tells the next. */
export const access: FeatureAccess = {
  groups: {
    HANDOVERS: {
      description:
        'What one shift tells the next: State and IOM read it of each other, a partner that of its own shifts.',
      personal: true,
      roles: CARE_TEAM,
      across: 'OPEN',
      among: KEEPERS,
      outside: 'OWN',
    },
    HANDING_OVER: {
      description: 'Write and acknowledge handovers.',
      personal: false,
      roles: CARE_TEAM,
      across: 'OPEN',
    },
  },
  types: {
    Handover: {
      base: 'HANDOVERS',
      people: ({ writtenById, acknowledgedById }: Handover) => [writtenById, acknowledgedById],
      fields: fieldsByGroup({
        HANDOVERS:
          'id centre safeZone writtenAt summary openPoints acknowledgedAt version shift writtenBy acknowledgedBy',
      }),
    },
  },
  extends: {
    Query: fieldsByGroup({ HANDOVERS: 'handover' }),
    Centre: fieldsByGroup({ HANDOVERS: 'handovers' }),
    SafeZone: fieldsByGroup({ HANDOVERS: 'handovers latestHandover' }),
    Shift: fieldsByGroup({ HANDOVERS: 'handovers' }),
  },
  arguments: argumentsOf({
    HANDOVERS: `Query.handover(id) Centre.handovers(first,after,open,employer,days)
      SafeZone.handovers(first,after,open,employer,days) SafeZone.latestHandover(before)`,
  }),
  mutations: {
    writeHandover: { group: 'HANDING_OVER', performsNothing: TELLS_THE_NEXT },
    acknowledgeHandover: { group: 'HANDING_OVER', performsNothing: TELLS_THE_NEXT },
  },
  personInputs: ['writtenById', 'acknowledgedById'],
  recordInputs: { handoverId: { table: 'handover', people: ['written_by_id', 'acknowledged_by_id'] } },
};
