import { ChangeInput, UserError, WriteInput } from '@mrrm/platform/writes';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { PlacementEnd } from '../values.js';
import { Placement } from './placement.js';

@InputType({ description: 'Gives a bed to a resident.' })
export class PlaceResidentInput extends WriteInput {
  @Field(() => ID, { description: 'The bed to give.' })
  bedId!: string;

  @Field(() => ID, { description: 'The resident who gets it.' })
  residentId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when; now unless told. It may lie in the past or in the future.',
  })
  startsAt?: Date | null;
}

@InputType({ description: 'Moves a resident from one bed to another without a gap.' })
export class MoveResidentInput extends ChangeInput {
  @Field(() => ID, { description: 'The placement that the resident has until the move.' })
  placementId!: string;

  @Field(() => ID, { description: 'The bed to move to.' })
  toBedId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The moment of the move; now unless told. It lies after the start of the placement.',
  })
  at?: Date | null;
}

@InputType({ description: 'Ends a placement and frees its bed.' })
export class EndPlacementInput extends ChangeInput {
  @Field(() => ID, { description: 'The placement to end.' })
  placementId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when the bed is free; now unless told. It lies after the start of the placement.',
  })
  at?: Date | null;

  @Field(() => PlacementEnd, { description: 'Why the placement ends.' })
  reason!: PlacementEnd;
}

@ObjectType({ description: 'What came of giving a bed to a resident.', simpleResolvers: true })
export class PlaceResidentPayload {
  @Field(() => Placement, { nullable: true, description: 'The new placement; null when it was refused.' })
  placement?: Placement | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
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

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of ending a placement.', simpleResolvers: true })
export class EndPlacementPayload {
  @Field(() => Placement, { nullable: true, description: 'The ended placement; null when it was refused.' })
  placement?: Placement | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}
