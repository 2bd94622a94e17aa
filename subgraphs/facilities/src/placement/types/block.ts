import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Bed } from '../../premises/types/bed.js';
import { BlockKind } from '../values.js';

@ObjectType({ description: 'A time in which a bed cannot be given to anybody.', simpleResolvers: true })
export class BedBlock {
  @Field(() => ID, { description: 'Identifier of the block.' })
  id!: string;

  @Field(() => BlockKind, { description: 'Whether the bed is being made ready, or must not be used.' })
  kind!: BlockKind;

  @Field(() => GraphQLDateTimeISO, { description: 'From when.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when it is thought to last; null when nobody has said.',
  })
  expectedUntil?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when the bed could be given again; null while it cannot.',
  })
  endsAt?: Date | null;

  @Field(() => String, {
    description: 'Why: what is with the bed. Everybody who sees the premises reads it: name nobody.',
  })
  reason!: string;

  @Field(() => Int, { description: 'Counts the changes of the block; pass it as `expectedVersion`.' })
  version!: number;

  bedId!: string;
  workOrderId?: string | null;
}

@InputType({ description: 'Says that a bed cannot be given from a moment on.' })
export class BlockBedInput extends WriteInput {
  @Field(() => ID, {
    description: 'The bed. Nobody may be in it, nor have it reserved, from that moment on.',
  })
  bedId!: string;

  @Field(() => BlockKind, { description: 'Whether it is being made ready, or must not be used.' })
  kind!: BlockKind;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'From when; now by default.' })
  startsAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when it is thought to last. The bed is given again when it is released, not before.',
  })
  expectedUntil?: Date | null;

  @Field(() => String, {
    description: 'Why: what is with the bed. Everybody who sees the premises reads it: name nobody.',
  })
  reason!: string;
}

@InputType({ description: 'Says that a bed can be given again.' })
export class ReleaseBedInput extends ChangeInput {
  @Field(() => ID, { description: 'The block that ends.' })
  blockId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when; now by default. Must not be in the future, nor before the block began.',
  })
  at?: Date | null;
}

export const BlockBedPayload = payloadOf('BlockBedPayload', 'What came of blocking a bed.', {
  bed: [() => Bed, 'The bed; null when it was refused.'],
  block: [() => BedBlock, 'The block; null when it was refused.'],
});
export type BlockBedPayload = InstanceType<typeof BlockBedPayload>;

export const ReleaseBedPayload = payloadOf('ReleaseBedPayload', 'What came of releasing a bed.', {
  bed: [() => Bed, 'The bed; null when it was refused.'],
  block: [() => BedBlock, 'The block that ended; null when it was refused.'],
});
export type ReleaseBedPayload = InstanceType<typeof ReleaseBedPayload>;
