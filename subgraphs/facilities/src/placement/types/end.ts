import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { PlacementEnd } from '../values.js';
import { EXPECTED, OVERRIDE, OverrideInput } from './give.js';
import { Placement } from './placement.js';

@InputType({ description: 'Calls off a reservation and frees its bed.' })
export class CancelReservationInput extends ChangeInput {
  @Field(() => ID, { description: 'The reservation.' })
  placementId!: string;

  @Field(() => String, {
    description:
      'Why. Whoever sees the placement reads it, in other organisations too: name no kin, date of birth or health.',
  })
  reason!: string;
}

@InputType({
  description:
    'Takes back a stay that was entered by mistake. It is treated as if it had never happened, and stays on record. Enter what really happened anew.',
})
export class VoidPlacementInput extends ChangeInput {
  @Field(() => ID, { description: 'The placement.' })
  placementId!: string;

  @Field(() => String, {
    description:
      'What the mistake was. Whoever sees the placement reads it, in other organisations too: name no kin, date of birth or health.',
  })
  reason!: string;
}

@InputType({ description: 'Says until when a placement is thought to last.' })
export class ExpectPlacementEndInput extends ChangeInput {
  @Field(() => ID, { description: 'The placement, planned or taken up.' })
  placementId!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: `${EXPECTED} Null: nobody knows.` })
  expectedUntil?: Date | null;

  @Field(() => OverrideInput, { nullable: true, description: OVERRIDE })
  override?: OverrideInput | null;
}

@InputType({ description: 'Ends a stay and frees its bed.' })
export class EndPlacementInput extends ChangeInput {
  @Field(() => ID, { description: 'The placement to end.' })
  placementId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'From when the bed is free; now by default. Must be after the start of the placement and not in the future: for a planned end use `expectPlacementEnd`.',
  })
  at?: Date | null;

  @Field(() => PlacementEnd, { description: 'Why the placement ends.' })
  reason!: PlacementEnd;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the bed has to be made ready before it is given again.',
  })
  turnaround!: boolean;
}

export const EndPlacementPayload = payloadOf('EndPlacementPayload', 'What came of ending a placement.', {
  placement: [() => Placement, 'The ended placement; null when it was refused.'],
});
export type EndPlacementPayload = InstanceType<typeof EndPlacementPayload>;
