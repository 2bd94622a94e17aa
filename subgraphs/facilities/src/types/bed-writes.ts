import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { UserError } from '@mrrm/platform/writing/user-error';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Bed } from './bed.js';

@InputType({
  description: 'Puts beds into a room. While work goes on there they are out of service until it is done.',
})
export class AddBedsInput extends WriteInput {
  @Field(() => ID, { description: 'The room.' })
  roomId!: string;

  @Field(() => [String], { description: 'A code for each bed, 1 to 100 of them, each unique in the room.' })
  codes!: string[];

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day from which they stand there; today at the centre by default. It may lie ahead.',
  })
  standsFrom?: string | null;
}

@InputType({
  description: 'Takes a bed away from a day on. What was written of it stays.',
})
export class RemoveBedInput extends ChangeInput {
  @Field(() => ID, {
    description: 'The bed. Nobody may be in it, nor have it reserved, from that day on.',
  })
  bedId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day from which it stands there no more; today at the centre by default.',
  })
  standsUntil?: string | null;
}

@ObjectType({ description: 'What came of adding beds.', simpleResolvers: true })
export class AddBedsPayload {
  @Field(() => [Bed], {
    nullable: true,
    description: 'The new beds, in the order of their codes in the input; null when refused.',
  })
  beds?: Bed[] | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of removing a bed.', simpleResolvers: true })
export class RemoveBedPayload {
  @Field(() => Bed, { nullable: true, description: 'The bed; null when it was refused.' })
  bed?: Bed | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}
