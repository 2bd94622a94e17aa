import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { ReadingKind } from '../values.js';

@ObjectType({ description: 'What somebody measured or counted at a place on a day.', simpleResolvers: true })
export class Reading {
  @Field(() => ID, { description: 'Identifier of the reading.' })
  id!: string;

  @Field(() => ReadingKind, { description: 'What was measured, and in which unit.' })
  kind!: ReadingKind;

  @Field(() => Float, {
    nullable: true,
    description: 'The value; null when it is a number of people that is withheld from a reader of figures.',
  })
  value?: number | null;

  @Field(() => String, { description: 'The unit of the value.' })
  unit!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day on which it was measured.' })
  measuredOn!: string;

  @Field(() => String, { description: 'Who measured it, or where it was published.' })
  source!: string;

  centreId!: string;
  safeZoneId?: string | null;
  roomId?: string | null;
}

/** A page of readings, the latest first. */
export const ReadingConnection = connectionOf(() => Reading, 'Reading');

@InputType({
  description: 'Records what was measured or counted at one place: a centre, a safe zone or a room.',
})
export class RecordReadingInput extends WriteInput {
  @Field(() => ID, { nullable: true, description: 'The centre, when the reading is of the whole centre.' })
  centreId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The safe zone, when it is of one.' })
  safeZoneId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The room, when it is of one.' })
  roomId?: string | null;

  @Field(() => ReadingKind, { description: 'What was measured.' })
  kind!: ReadingKind;

  @Field(() => Float, { description: 'The value, in the unit of its kind.' })
  value!: number;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day; today at the centre by default.' })
  measuredOn?: string | null;

  @Field(() => String, { description: 'Who measured it, or where it was published.' })
  source!: string;
}

export const RecordReadingPayload = payloadOf('RecordReadingPayload', 'What came of recording a reading.', {
  reading: [() => Reading, 'The reading; null when it was refused.'],
});
export type RecordReadingPayload = InstanceType<typeof RecordReadingPayload>;
