import { registerPlainType } from '@mrrm/platform/access/plain-types';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AssistanceCategory, AssistanceUnit } from '../../assistance/values.js';
import { HandingOut } from '../values.js';

@InputType({ description: 'Records that one thing was handed out to many residents of a centre.' })
export class RecordDistributionInput extends WriteInput {
  @Field(() => ID, { description: 'At which centre.' })
  centreId!: string;

  @Field(() => AssistanceCategory, { description: 'Of what sort it is.' })
  category!: AssistanceCategory;

  @Field(() => String, { description: 'What was handed out, 1 to 200 characters.' })
  item!: string;

  @Field(() => Float, { defaultValue: 1, description: 'How much of it each of them got, above zero.' })
  quantity!: number;

  @Field(() => AssistanceUnit, {
    defaultValue: AssistanceUnit.PIECE,
    description: 'In what the quantity counts.',
  })
  unit!: AssistanceUnit;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was handed out; now by default, never later.',
  })
  providedAt?: Date | null;

  @Field(() => [ID], { description: 'To whom: 1 to 500 residents, each once.' })
  residentIds!: string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is recorded also for whoever has had what is due for this time.',
  })
  evenIfHadAlready!: boolean;
}

@ObjectType({ description: 'What became of one resident in a distribution.', simpleResolvers: true })
export class DistributionOutcome {
  @Field(() => ID, { description: 'Who was named, as the input has it.' })
  residentId!: string;

  @Field(() => HandingOut, { description: 'What became of it.' })
  outcome!: HandingOut;
}
// Who was named stands in the event of the write.
registerPlainType('DistributionOutcome', ['residentId', 'outcome']);

export const RecordDistributionPayload = payloadOf(
  'RecordDistributionPayload',
  'What came of recording a distribution.',
  {
    recorded: [() => Int, 'To how many it was recorded; null when the write was refused.'],
    outcomes: [
      () => [DistributionOutcome],
      'What became of each resident, in the order of the input; null when the write was refused.',
    ],
  },
);
export type RecordDistributionPayload = InstanceType<typeof RecordDistributionPayload>;
