import { argumentsOf, fieldsByGroup, type TypeRule } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { OF_PREMISES } from '../access/moments.js';
import { WHILE_NOTHING_IS_AGREED } from '../access/owners-right.js';

const premises = (names: string): TypeRule => ({
  base: 'PREMISES',
  fields: fieldsByGroup({ PREMISES: names }),
});

const informing = { group: 'INFORMING', performs: ['INFORMATION_PROVISION'] };

/** Who tells residents what holds in the house. */
export const access: FeatureAccess = {
  groups: {
    INFORMING: {
      description: 'Publish and withdraw house rules and notices.',
      personal: false,
      roles: ['SOCIAL_WORKER', 'CULTURAL_MEDIATOR', 'CENTRE_MANAGER', 'COORDINATOR'],
      across: 'OPEN',
    },
  },
  types: {
    HouseRules: premises('id language isFallback title text validFrom validUntil version'),
    Notice: premises(
      'id audience startsAt endsAt withdrawnAt languages language isFallback title text version',
    ),
  },
  extends: { Centre: fieldsByGroup({ PREMISES: 'houseRules notices' }) },
  mutations: {
    publishHouseRules: { ...informing, moments: { validFrom: OF_PREMISES } },
    withdrawHouseRules: { ...informing, owner: WHILE_NOTHING_IS_AGREED, moments: { on: OF_PREMISES } },
    publishNotice: {
      ...informing,
      moments: { startsAt: { back: 30, ahead: 2 }, endsAt: { back: 30, ahead: 3 } },
    },
    withdrawNotice: { ...informing, owner: WHILE_NOTHING_IS_AGREED },
  },
  arguments: argumentsOf({
    PREMISES: 'Centre.houseRules(language,fallback,on) Centre.notices(language,fallback,at)',
  }),
};
