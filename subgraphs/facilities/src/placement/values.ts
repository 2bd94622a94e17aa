import { describedList, valueList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

/** Where a placement stands: planned, taken up, called off, or found to have been entered by mistake. */
export const PlacementStage = describedList(
  'PlacementStage',
  'Where a placement stands: planned, taken up, called off, or taken back because it was entered by mistake.',
  labels.PlacementStage,
  {
    RESERVED: 'Held for a resident who has not arrived yet.',
    CHECKED_IN: 'The resident has it, or had it until the end.',
    CANCELLED: 'The reservation was called off.',
    VOIDED: 'Entered by mistake: treated as if it had never happened, and kept on record.',
  },
);
export type PlacementStage = keyof typeof PlacementStage;

export const BedState = describedList(
  'BedState',
  'Whether a bed can be given, and if not, why.',
  labels.BedState,
  {
    AVAILABLE: 'It can be given.',
    RESERVED: 'Held for somebody.',
    OCCUPIED: 'Somebody has it.',
    IN_TURNAROUND: 'Being made ready for the next resident.',
    OUT_OF_SERVICE: 'It must not be used.',
  },
);
export type BedState = keyof typeof BedState;

/** Why a bed cannot be given: it is being made ready for the next resident, or it must not be used. */
export const BlockKind = describedList(
  'BlockKind',
  'Why a bed cannot be given: it is being made ready for the next resident, or must not be used.',
  labels.BlockKind,
  {
    IN_TURNAROUND: 'Being made ready for the next resident.',
    OUT_OF_SERVICE: 'It must not be used.',
  },
);
export type BlockKind = keyof typeof BlockKind;

const RULES = {
  CHILDREN_PER_BEDROOM:
    'At most 4 children alone in a bedroom, or fewer where an indicator of the centre says so.',
  ADULTS_PER_BEDROOM:
    'At most 6 single adults in a bedroom, or fewer where an indicator of the centre says so.',
  SEXES_APART: 'Girls and boys who are alone do not share a room.',
  CHILDREN_APART_FROM_ADULTS: 'A child alone shares no room with an adult of no common household.',
  ZONE_FOR_ITS_GROUP: 'A safe zone is for its target group only.',
  ZONE_AGES: 'The ages for which a zone is set aside.',
  ZONE_SEX: 'The sex for which a zone is set aside.',
  ZONE_OPEN: 'The days on which a zone is open.',
  HOUSEHOLD_TOGETHER: 'Siblings and families stay in one room.',
  FACTS_KNOWN: 'Sex, age or family of somebody is not known.',
} as const;

/** The rules by which a bed is judged for a resident. */
export const PlacementRule = valueList(...(Object.keys(RULES) as (keyof typeof RULES)[]));
export type PlacementRule = keyof typeof PlacementRule;

/** The rules as they are told: two names stand for rules that ask who is kin, for those who may not know it. */
export const ToldRule = describedList(
  'PlacementRule',
  'A rule by which a bed is judged for a resident. ROOM_NOT_SUITABLE and ROOM_TOO_FULL stand for the rules of a bedroom, for those who may not know who belongs to whom.',
  labels.PlacementRule,
  {
    ...RULES,
    ROOM_NOT_SUITABLE:
      'The bedroom is not to be shared by these people; stands for rules that ask who is kin.',
    ROOM_TOO_FULL: 'The bedroom is too full; stands for rules that ask who is kin.',
  },
);
export type ToldRule = keyof typeof ToldRule;

/** What a rule says of a bed: never, only with a reason by those who may, or mind this. */
export const RuleLevel = describedList(
  'RuleLevel',
  'What a rule says of a bed: never, only with a reason by those who may, or mind this.',
  labels.RuleLevel,
  {
    REFUSED: 'Never.',
    NEEDS_OVERRIDE: 'Only with a reason, by those who may.',
    ADVISED: 'It goes through; mind it.',
  },
);
export type RuleLevel = keyof typeof RuleLevel;

/** What speaks for a bed. */
export const BedReasonCode = describedList(
  'BedReasonCode',
  'What speaks for a bed. SAME_HOUSEHOLD is told only to those who may know kin.',
  labels.BedReasonCode,
  {
    SAME_HOUSEHOLD: 'Somebody of the household sleeps in the room.',
    ZONE_FOR_THE_GROUP: 'The zone is set aside for the group of the resident.',
    NO_RULE_AGAINST: 'No rule advises against it.',
    SAME_AGE: 'Those in the room are of about the same age.',
    SPACE_EACH: 'Much space for each.',
  },
);
export type BedReasonCode = keyof typeof BedReasonCode;

/** From one point of a series to the next. */
export const SeriesStep = describedList(
  'SeriesStep',
  'From one point of a series to the next.',
  labels.SeriesStep,
  {
    DAY: 'Each day.',
    WEEK: 'Each seventh day.',
    MONTH: 'The same day of each month.',
    YEAR: 'The same day of each year.',
  },
);
export type SeriesStep = keyof typeof SeriesStep;

export const PlacementEnd = describedList('PlacementEnd', 'Why a placement ended.', labels.PlacementEnd, {
  MOVED: 'Moved to another bed.',
  DEPARTED: 'Departed from the centre.',
  LEFT_WITHOUT_NOTICE: 'Left without telling anybody.',
  TRANSFERRED: 'Went to another centre or facility.',
  TURNED_18: 'Came of age.',
  OTHER: 'Another reason.',
});
export type PlacementEnd = keyof typeof PlacementEnd;
