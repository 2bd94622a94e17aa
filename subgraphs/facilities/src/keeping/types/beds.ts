import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { Bed } from '../../premises/types/bed.js';

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

export const AddBedsPayload = payloadOf('AddBedsPayload', 'What came of adding beds.', {
  beds: [() => [Bed], 'The new beds, in the order of their codes in the input; null when refused.'],
});
export type AddBedsPayload = InstanceType<typeof AddBedsPayload>;

export const RemoveBedPayload = payloadOf('RemoveBedPayload', 'What came of removing a bed.', {
  bed: [() => Bed, 'The bed; null when it was refused.'],
});
export type RemoveBedPayload = InstanceType<typeof RemoveBedPayload>;
