import { argumentsOf, fieldsByGroup, type TypeRule } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE, type Plausible } from '@mrrm/platform/writing/plausible';
import { EXPECTED, OF_PREMISES } from '../access/moments.js';
import { WHILE_NOTHING_IS_AGREED } from '../access/owners-right.js';

const of = (group: string, names: string): TypeRule => ({
  base: group,
  fields: fieldsByGroup({ [group]: names }),
});

/** How long toilets, showers and washbasins have stood. */
const SINCE: Plausible = { back: 50, ahead: 0 };

/** Who writes down what places are measured by, and who reads it. */
export const access: FeatureAccess = {
  groups: {
    MEASURING: {
      description: 'Record toilets and showers, readings and headcounts.',
      personal: false,
      roles: ['SOCIAL_WORKER', 'REGISTRAR', 'CENTRE_MANAGER', 'COORDINATOR'],
      across: 'OPEN',
    },
    INSPECTING: {
      description: 'Record inspections with their findings, and say that a finding was put right.',
      personal: false,
      roles: ['CENTRE_MANAGER', 'COORDINATOR'],
      across: 'OPEN',
    },
    STANDARD_SETTING: {
      description:
        'Switch the measuring of indicators on and off, and change their thresholds: for the owner of the premises.',
      personal: false,
      roles: ['COORDINATOR'],
      across: 'NEVER',
    },
  },
  types: {
    SanitaryUnit: of('PREMISES', 'id code kind access version condition room floor safeZone'),
    SanitaryCondition: of('PREMISES', 'state startsAt endsAt note'),
    StandardIndicator: of(
      'PREMISES',
      'id code knownCode what operator threshold unit standard verified active validFrom validUntil ofThisCentre version',
    ),
    Reading: of('FIGURES', 'id kind value unit measuredOn source safeZone room'),
    Inspection: of('PREMISES', 'id inspectedOn authority outcome summary version centre safeZone findings'),
    InspectionFinding: of(
      'PREMISES',
      'id indicator text severity dueOn closedOn closingNote version safeZone room',
    ),
  },
  extends: {
    Centre: fieldsByGroup({ PREMISES: 'inspections sanitaryUnits standardIndicators', FIGURES: 'readings' }),
    SafeZone: fieldsByGroup({ PREMISES: 'sanitaryUnits' }),
    Floor: fieldsByGroup({ PREMISES: 'sanitaryUnits' }),
    Room: fieldsByGroup({ PREMISES: 'sanitaryUnits' }),
  },
  mutations: {
    addSanitaryUnit: {
      group: 'MEASURING',
      performs: ['ACCOMMODATION', 'RENOVATION'],
      owner: WHILE_NOTHING_IS_AGREED,
      moments: { startsAt: SINCE },
    },
    recordSanitaryCondition: {
      group: 'MEASURING',
      performs: ['ACCOMMODATION', 'RENOVATION'],
      owner: WHILE_NOTHING_IS_AGREED,
      moments: { startsAt: SINCE },
    },
    recordReading: {
      group: 'MEASURING',
      performs: ['ACCOMMODATION'],
      owner: WHILE_NOTHING_IS_AGREED,
      moments: { measuredOn: DONE },
    },
    recordInspection: {
      group: 'INSPECTING',
      performs: ['ACCOMMODATION'],
      owner: WHILE_NOTHING_IS_AGREED,
      moments: { inspectedOn: DONE, 'findings.dueOn': EXPECTED },
    },
    closeFinding: {
      group: 'INSPECTING',
      performs: ['ACCOMMODATION', 'RENOVATION'],
      owner: WHILE_NOTHING_IS_AGREED,
      moments: { closedOn: DONE },
    },
    setStandardIndicator: {
      group: 'STANDARD_SETTING',
      performs: ['ACCOMMODATION'],
      lead: true,
      owner: WHILE_NOTHING_IS_AGREED,
      moments: { validFrom: OF_PREMISES },
    },
  },
  arguments: argumentsOf({
    PREMISES: `Centre.inspections(first,after) Centre.sanitaryUnits(first,after) Centre.standardIndicators(on)
      SanitaryUnit.condition(at)`,
    FIGURES: 'Centre.readings(first,after)',
  }),
};
