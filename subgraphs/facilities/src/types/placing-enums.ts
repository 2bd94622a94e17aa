import { registerEnumType } from 'type-graphql';
import {
  BedReasonCode,
  BedState,
  BlockKind,
  PlacementStage,
  RuleLevel,
  ToldRule,
} from '../values/placing.js';

registerEnumType(PlacementStage, {
  name: 'PlacementStage',
  description:
    'Where a placement stands: planned, taken up, called off, or taken back because it was entered by mistake.',
});
registerEnumType(BedState, { name: 'BedState', description: 'Whether a bed can be given, and if not, why.' });
registerEnumType(BlockKind, {
  name: 'BlockKind',
  description:
    'Why a bed cannot be given: it is being made ready for the next resident, or must not be used.',
});
registerEnumType(ToldRule, {
  name: 'PlacementRule',
  description:
    'A rule by which a bed is judged for a resident. ROOM_NOT_SUITABLE and ROOM_TOO_FULL stand for the rules of a bedroom, for those who may not know who belongs to whom.',
});
registerEnumType(BedReasonCode, {
  name: 'BedReasonCode',
  description: 'What speaks for a bed. SAME_HOUSEHOLD is told only to those who may know kin.',
});
registerEnumType(RuleLevel, {
  name: 'RuleLevel',
  description: 'What a rule says of a bed: never, only with a reason by those who may, or mind this.',
});
