import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { PlacementEnd } from '../values.js';
import { Placement } from './placement.js';

@InputType({
  description:
    'Passes over the rules that may be passed over. For centre managers and coordinators of the organisation that leads ACCOMMODATION under the SOP.',
})
export class OverrideInput {
  @Field(() => String, { description: 'Why; it is kept with the placement.' })
  reason!: string;
}

export const OVERRIDE =
  'Why rules that need a reason are passed over; give it after they were told. Whoever sees the placement reads it, in other organisations too: name no kin, date of birth or health.';
export const EXPECTED =
  'Until when it is thought to last. The bed can be promised to others from then on; the resident stays until somebody ends the stay.';

@InputType({ description: 'Gives a bed to a resident.' })
export class PlaceResidentInput extends WriteInput {
  @Field(() => ID, { description: 'The bed to give.' })
  bedId!: string;

  @Field(() => ID, { description: 'The resident who gets it.' })
  residentId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'From when; now by default. A past moment records a stay that was not entered in time; a future one makes a reservation.',
  })
  startsAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: EXPECTED })
  expectedUntil?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'For a stay that is over already: when it ended. Give `endReason` with it.',
  })
  endsAt?: Date | null;

  @Field(() => PlacementEnd, { nullable: true, description: 'Why that stay ended.' })
  endReason?: PlacementEnd | null;

  @Field(() => OverrideInput, { nullable: true, description: OVERRIDE })
  override?: OverrideInput | null;
}

@InputType({ description: 'Holds a bed for a resident who has not arrived yet.' })
export class ReserveBedInput extends WriteInput {
  @Field(() => ID, { description: 'The bed to hold.' })
  bedId!: string;

  @Field(() => ID, { description: 'The resident for whom.' })
  residentId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when; now by default. Must not be in the past.',
  })
  startsAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: EXPECTED })
  expectedUntil?: Date | null;

  @Field(() => OverrideInput, { nullable: true, description: OVERRIDE })
  override?: OverrideInput | null;
}

@InputType({ description: 'Records that a resident has arrived and taken the bed that was reserved.' })
export class CheckInResidentInput extends ChangeInput {
  @Field(() => ID, { description: 'The reservation.' })
  placementId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the resident arrived; now by default. Must not be in the future.',
  })
  at?: Date | null;

  @Field(() => OverrideInput, { nullable: true, description: OVERRIDE })
  override?: OverrideInput | null;
}

export const REFUSED =
  'Why it was refused; or, as warnings, what the rules said of a placement that went through.';

export const PlaceResidentPayload = payloadOf(
  'PlaceResidentPayload',
  'What came of giving a bed to a resident.',
  {
    placement: [() => Placement, 'The new placement; null when it was refused.'],
  },
  REFUSED,
);
export type PlaceResidentPayload = InstanceType<typeof PlaceResidentPayload>;

export const PlacementPayload = payloadOf(
  'PlacementPayload',
  'What came of a reservation, or of changing a placement.',
  {
    placement: [() => Placement, 'The placement; null when it was refused.'],
  },
  REFUSED,
);
export type PlacementPayload = InstanceType<typeof PlacementPayload>;
