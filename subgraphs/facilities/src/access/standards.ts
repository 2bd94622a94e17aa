import {
  connectionRules,
  fieldsOf,
  type GroupRule,
  payloadRules,
  type TypeRule,
} from '@mrrm/platform/access/table';

/** Who writes down what places are measured by. */
export const standardGroups: Record<string, GroupRule> = {
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
  INFORMING: {
    description: 'Publish and withdraw house rules and notices.',
    personal: false,
    roles: ['SOCIAL_WORKER', 'CULTURAL_MEDIATOR', 'CENTRE_MANAGER', 'COORDINATOR'],
    across: 'OPEN',
  },
  STANDARD_SETTING: {
    description:
      'Switch the measuring of indicators on and off, and change their thresholds: for the owner of the premises.',
    personal: false,
    roles: ['COORDINATOR'],
    across: 'NEVER',
  },
};

const of = (group: string, names: string): TypeRule => ({ base: group, fields: fieldsOf(group, names) });

export const standardMutations: Record<string, string> = {
  ...fieldsOf('MEASURING', 'addSanitaryUnit recordSanitaryCondition recordReading'),
  ...fieldsOf('INSPECTING', 'recordInspection closeFinding'),
  ...fieldsOf('INFORMING', 'publishHouseRules withdrawHouseRules publishNotice withdrawNotice'),
  ...fieldsOf('STANDARD_SETTING', 'setStandardIndicator'),
};

export const standardTypes: Record<string, TypeRule> = {
  SanitaryUnit: of('PREMISES', 'id code kind access version condition room floor safeZone'),
  SanitaryCondition: of('PREMISES', 'state startsAt endsAt note'),
  StandardIndicator: of(
    'PREMISES',
    'id code what operator threshold unit standard verified active validFrom validUntil ofThisCentre version',
  ),
  Reading: of('FIGURES', 'id kind value unit measuredOn source safeZone room'),
  ComplianceResult: of(
    'FIGURES',
    `indicator what standard operator threshold unit status numerator denominator value missing basis placed
     headcount measuredOn`,
  ),
  InspectionFinding: of(
    'PREMISES',
    'id indicator text severity dueOn closedOn closingNote version safeZone room',
  ),
  HouseRules: of('PREMISES', 'id language isFallback title text validFrom validUntil version'),
  Notice: of(
    'PREMISES',
    'id audience startsAt endsAt withdrawnAt languages language isFallback title text version',
  ),
  MissingData: of('FIGURES', 'what owner'),
  ...connectionRules('PLAIN', 'SanitaryUnit', 'Reading'),
  ...payloadRules('PLAIN', {
    AddSanitaryUnitPayload: 'unit',
    RecordSanitaryConditionPayload: 'unit',
    SetStandardIndicatorPayload: 'indicator',
    RecordReadingPayload: 'reading',
    RecordInspectionPayload: 'inspection',
    CloseFindingPayload: 'finding',
    PublishHouseRulesPayload: 'houseRules',
    WithdrawHouseRulesPayload: 'houseRules',
    PublishNoticePayload: 'notice',
    WithdrawNoticePayload: 'notice',
  }),
};
