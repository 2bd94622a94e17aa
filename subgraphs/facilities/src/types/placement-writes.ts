import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { UserError } from '@mrrm/platform/writing/user-error';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
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

const OVERRIDE =
  'Why rules that need a reason are passed over; give it after they were told. Whoever sees the placement reads it, in other organisations too: name no kin, date of birth or health.';
const EXPECTED =
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

const REFUSED = 'Why it was refused; or, as warnings, what the rules said of a placement that went through.';

@ObjectType({ description: 'What came of giving a bed to a resident.', simpleResolvers: true })
export class PlaceResidentPayload {
  @Field(() => Placement, { nullable: true, description: 'The new placement; null when it was refused.' })
  placement?: Placement | null;

  @Field(() => [UserError], { description: REFUSED })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of a reservation, or of changing a placement.', simpleResolvers: true })
export class PlacementPayload {
  @Field(() => Placement, { nullable: true, description: 'The placement; null when it was refused.' })
  placement?: Placement | null;

  @Field(() => [UserError], { description: REFUSED })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of moving a resident.', simpleResolvers: true })
export class MoveResidentPayload {
  @Field(() => Placement, {
    nullable: true,
    description: 'The placement in the new bed; null when the move was refused.',
  })
  placement?: Placement | null;

  @Field(() => Placement, {
    nullable: true,
    description: 'The placement that the move ended; null when it was refused.',
  })
  ended?: Placement | null;

  @Field(() => [UserError], { description: REFUSED })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of ending a placement.', simpleResolvers: true })
export class EndPlacementPayload {
  @Field(() => Placement, { nullable: true, description: 'The ended placement; null when it was refused.' })
  placement?: Placement | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}
