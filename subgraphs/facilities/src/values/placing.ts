import { valueList } from '@mrrm/platform/value-list';

/** Where a placement stands: planned, taken up, called off, or found to have been entered by mistake. */
export const PlacementStage = valueList('RESERVED', 'CHECKED_IN', 'CANCELLED', 'VOIDED');
export type PlacementStage = keyof typeof PlacementStage;

export const BedState = valueList('AVAILABLE', 'RESERVED', 'OCCUPIED', 'IN_TURNAROUND', 'OUT_OF_SERVICE');
export type BedState = keyof typeof BedState;

/** Why a bed cannot be given: it is being made ready for the next resident, or it must not be used. */
export const BlockKind = valueList('IN_TURNAROUND', 'OUT_OF_SERVICE');
export type BlockKind = keyof typeof BlockKind;

/** The rules by which a bed is judged for a resident. */
export const PlacementRule = valueList(
  'CHILDREN_PER_BEDROOM',
  'ADULTS_PER_BEDROOM',
  'SEXES_APART',
  'CHILDREN_APART_FROM_ADULTS',
  'ZONE_FOR_ITS_GROUP',
  'ZONE_AGES',
  'ZONE_SEX',
  'ZONE_OPEN',
  'HOUSEHOLD_TOGETHER',
  'FACTS_KNOWN',
);
export type PlacementRule = keyof typeof PlacementRule;

/** What a rule says of a bed: never, only with a reason by those who may, or mind this. */
export const RuleLevel = valueList('REFUSED', 'NEEDS_OVERRIDE', 'ADVISED');
export type RuleLevel = keyof typeof RuleLevel;
