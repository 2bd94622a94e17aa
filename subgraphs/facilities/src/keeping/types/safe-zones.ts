import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { TargetGroup, ZoneSex } from '../../premises/values.js';

@InputType({ description: 'Sets a part of a building aside for a group.' })
export class AddSafeZoneInput extends WriteInput {
  @Field(() => ID, { description: 'The building in which it lies.' })
  buildingId!: string;

  @Field(() => String, { description: 'Its short code, unique in the graph.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => TargetGroup, { description: 'For whom it is set aside.' })
  targetGroup!: TargetGroup;

  @Field(() => Int, { nullable: true, description: 'The youngest age, in whole years; absent for any.' })
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'The oldest age, in whole years; absent for any.' })
  ageTo?: number | null;

  @Field(() => ZoneSex, { nullable: true, description: 'Of which sex they are; absent for all.' })
  sex?: ZoneSex | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which it opens, or opened; absent when not known.',
  })
  openedOn?: string | null;

  @Field(() => [String], { nullable: true, description: 'Who runs it, at most 20.' })
  operators?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Its toilets and showers, in words.' })
  sanitation?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is known of it.' })
  note?: string | null;
}

@InputType({
  description:
    'Changes what is recorded about a safe zone. Fields left out stay as they are; null clears what may be unknown.',
})
export class ChangeSafeZoneInput extends ChangeInput {
  @Field(() => ID, { description: 'The safe zone.' })
  safeZoneId!: string;

  @Field(() => String, { nullable: true, description: 'Its short code, unique in the graph.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  name?: string | null;

  @Field(() => TargetGroup, {
    nullable: true,
    description: 'For whom it is set aside. It does not change while residents are in the zone.',
  })
  targetGroup?: TargetGroup | null;

  @Field(() => Int, { nullable: true, description: 'The youngest age, in whole years; null for any.' })
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'The oldest age, in whole years; null for any.' })
  ageTo?: number | null;

  @Field(() => ZoneSex, { nullable: true, description: 'Of which sex they are; null for all.' })
  sex?: ZoneSex | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day on which it opened.' })
  openedOn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'The day on which it closes; null opens it again. It is not closed while residents are in it.',
  })
  closedOn?: string | null;

  @Field(() => [String], { nullable: true, description: 'Who runs it, at most 20.' })
  operators?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Its toilets and showers, in words.' })
  sanitation?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is known of it.' })
  note?: string | null;
}

export const SafeZonePayload = payloadOf('SafeZonePayload', 'What came of a write on a safe zone.', {
  safeZone: [() => SafeZone, 'The safe zone; null when it was refused.'],
});
export type SafeZonePayload = InstanceType<typeof SafeZonePayload>;
