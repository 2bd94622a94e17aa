import { registerEnumType } from 'type-graphql';
import { BedState, BlockKind, PlacementRule, PlacementStage, RuleLevel } from '../values/placing.js';

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
registerEnumType(PlacementRule, {
  name: 'PlacementRule',
  description: 'A rule by which a bed is judged for a resident.',
});
registerEnumType(RuleLevel, {
  name: 'RuleLevel',
  description: 'What a rule says of a bed: never, only with a reason by those who may, or mind this.',
});
