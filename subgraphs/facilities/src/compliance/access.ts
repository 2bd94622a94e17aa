import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';

/** Who reads whether a place meets the standards. */
export const access: FeatureAccess = {
  types: {
    ComplianceResult: {
      base: 'FIGURES',
      fields: fieldsByGroup({
        FIGURES: `indicator what standard operator threshold unit status numerator denominator value missing basis placed
          headcount measuredOn`,
      }),
    },
    MissingData: { base: 'FIGURES', fields: fieldsByGroup({ FIGURES: 'what owner' }) },
  },
  extends: {
    Centre: fieldsByGroup({ FIGURES: 'compliance' }),
    SafeZone: fieldsByGroup({ FIGURES: 'compliance' }),
    Room: fieldsByGroup({ FIGURES: 'compliance' }),
  },
  arguments: argumentsOf({
    FIGURES: 'Centre.compliance(on,standard) SafeZone.compliance(on,standard) Room.compliance(on,standard)',
  }),
};
