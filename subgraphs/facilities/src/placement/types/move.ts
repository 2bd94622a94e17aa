import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { EXPECTED, OVERRIDE, OverrideInput, REFUSED } from './give.js';
import { Placement } from './placement.js';

@InputType({ description: 'Moves a resident from one bed to another without a gap.' })
export class MoveResidentInput extends ChangeInput {
  @Field(() => ID, { description: 'The placement that the resident has until the move.' })
  placementId!: string;

  @Field(() => ID, {
    description: 'The bed to move to. When it is reserved for this resident, the reservation is taken up.',
  })
  toBedId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'The moment of the move; now by default. Must be after the start of the placement and not in the future: to plan a move, reserve the other bed.',
  })
  at?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: EXPECTED })
  expectedUntil?: Date | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the bed that is left has to be made ready before it is given again.',
  })
  turnaround!: boolean;

  @Field(() => OverrideInput, { nullable: true, description: OVERRIDE })
  override?: OverrideInput | null;
}

export const MoveResidentPayload = payloadOf(
  'MoveResidentPayload',
  'What came of moving a resident.',
  {
    placement: [() => Placement, 'The placement in the new bed; null when the move was refused.'],
    ended: [() => Placement, 'The placement that the move ended; null when it was refused.'],
  },
  REFUSED,
);
export type MoveResidentPayload = InstanceType<typeof MoveResidentPayload>;
