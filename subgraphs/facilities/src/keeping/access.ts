import type { FeatureAccess, MutationRule } from '@mrrm/platform/schema/feature';
import type { Plausible } from '@mrrm/platform/writing/plausible';
import { COUNTED, OF_PREMISES } from '../access/moments.js';
import { WHILE_NOTHING_IS_AGREED } from '../access/owners-right.js';

/** A house may be as old as any day that is taken, and a renovation planned for long. */
const OLD_HOUSES: Plausible = { back: 200, ahead: 10 };

const keeping = (moments: Record<string, Plausible> = {}): MutationRule => ({
  group: 'KEEPING',
  performs: ['ACCOMMODATION', 'RENOVATION'],
  owner: WHILE_NOTHING_IS_AGREED,
  moments,
});

/** Who describes the premises. */
export const access: FeatureAccess = {
  mutations: {
    recordCapacity: keeping({ validFrom: COUNTED }),
    recordCentrePurpose: keeping({ validFrom: OF_PREMISES }),
    addBuilding: keeping(),
    changeBuilding: keeping(),
    addShelter: keeping(),
    changeShelter: keeping(),
    addSafeZone: keeping({ openedOn: OF_PREMISES }),
    changeSafeZone: keeping({ openedOn: OF_PREMISES, closedOn: OF_PREMISES }),
    addFloor: keeping({ renovatedOn: OLD_HOUSES }),
    changeFloor: keeping({ renovatedOn: OLD_HOUSES }),
    addRoom: keeping(),
    changeRoom: keeping(),
    addBeds: keeping({ standsFrom: OF_PREMISES }),
    removeBed: keeping({ standsUntil: OF_PREMISES }),
    setRoomEquipment: keeping(),
  },
};
