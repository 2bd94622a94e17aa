import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CapacityRecord } from '../../premises/types/capacity-record.js';

@InputType({
  description:
    'Records how many places a centre, a shelter or a safe zone has from a day on. Give one of them.',
})
export class RecordCapacityInput extends WriteInput {
  @Field(() => ID, { nullable: true, description: 'The centre, when they are the places of all of it.' })
  centreId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The shelter whose places they are.' })
  shelterId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The safe zone whose places they are.' })
  safeZoneId?: string | null;

  @Field(() => GraphQLLocalDate, {
    description: 'The first day for which they hold, from 50 years ago until a year ahead.',
  })
  validFrom!: string;

  @Field(() => Int, { description: 'Places on paper.' })
  nominal!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Places that can be used, at most the nominal ones; absent when not known.',
  })
  usable?: number | null;

  @Field(() => Int, { nullable: true, description: 'Places in an emergency; absent when not known.' })
  surge?: number | null;

  @Field(() => String, { description: 'Where the numbers come from.' })
  source!: string;

  @Field(() => ID, { nullable: true, description: 'The work order of the same centre that changed them.' })
  workOrderId?: string | null;
}

export const RecordCapacityPayload = payloadOf(
  'RecordCapacityPayload',
  'What came of recording a capacity.',
  {
    capacity: [() => CapacityRecord, 'The record; null when it was refused.'],
  },
);
export type RecordCapacityPayload = InstanceType<typeof RecordCapacityPayload>;
