import { valueList } from '@mrrm/platform/value-list';

/** Where a placement stands: planned, taken up, called off, or found to have been entered by mistake. */
export const PlacementStage = valueList('RESERVED', 'CHECKED_IN', 'CANCELLED', 'VOIDED');
export type PlacementStage = keyof typeof PlacementStage;

export const BedState = valueList('AVAILABLE', 'RESERVED', 'OCCUPIED', 'IN_TURNAROUND', 'OUT_OF_SERVICE');
export type BedState = keyof typeof BedState;

/** Why a bed cannot be given: it is being made ready for the next resident, or it must not be used. */
export const BlockKind = valueList('IN_TURNAROUND', 'OUT_OF_SERVICE');
export type BlockKind = keyof typeof BlockKind;

const RULES = [
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
] as const;

/** The rules by which a bed is judged for a resident. */
export const PlacementRule = valueList(...RULES);
export type PlacementRule = keyof typeof PlacementRule;

/** The rules as they are told: two names stand for rules that ask who is kin, for those who may not know it. */
export const ToldRule = valueList(...RULES, 'ROOM_NOT_SUITABLE', 'ROOM_TOO_FULL');
export type ToldRule = keyof typeof ToldRule;

/** What a rule says of a bed: never, only with a reason by those who may, or mind this. */
export const RuleLevel = valueList('REFUSED', 'NEEDS_OVERRIDE', 'ADVISED');
export type RuleLevel = keyof typeof RuleLevel;

/** What speaks for a bed. */
export const BedReasonCode = valueList(
  'SAME_HOUSEHOLD',
  'ZONE_FOR_THE_GROUP',
  'NO_RULE_AGAINST',
  'SAME_AGE',
  'SPACE_EACH',
);
export type BedReasonCode = keyof typeof BedReasonCode;
