import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SanitaryAccess, SanitaryKind, SanitaryState } from '../values.js';

@ObjectType({ description: 'How a sanitary unit is from a moment until another.', simpleResolvers: true })
export class SanitaryCondition {
  @Field(() => SanitaryState, { description: 'Whether it can be used.' })
  state!: SanitaryState;

  @Field(() => GraphQLDateTimeISO, { description: 'From when.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when, that moment not included; null while it goes on.',
  })
  endsAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'What was noted of it.' })
  note?: string | null;

  unitId!: string;
}

@ObjectType({ description: 'One toilet, shower or washbasin.', simpleResolvers: true })
export class SanitaryUnit {
  @Field(() => ID, { description: 'Identifier of the unit.' })
  id!: string;

  @Field(() => String, { description: 'Its code, unique in its building.' })
  code!: string;

  @Field(() => SanitaryKind, { description: 'What it is.' })
  kind!: SanitaryKind;

  @Field(() => SanitaryAccess, { description: 'Who uses it.' })
  access!: SanitaryAccess;

  @Field(() => Int, { description: 'Counts the changes of the unit; pass it as `expectedVersion`.' })
  version!: number;

  centreId!: string;
  safeZoneId?: string | null;
  floorId?: string | null;
  roomId?: string | null;
}

/** A page of sanitary units, by code. */
export const SanitaryUnitConnection = connectionOf(() => SanitaryUnit, 'SanitaryUnit');

@InputType({
  description: 'Adds a toilet, a shower or a washbasin. Say where by the narrowest place that is known.',
})
export class AddSanitaryUnitInput extends WriteInput {
  @Field(() => ID, { nullable: true, description: 'The room in which it stands.' })
  roomId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The floor on which it stands, when it is in no room.' })
  floorId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The building in which it stands, when no floor is known.',
  })
  buildingId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The safe zone that it serves; by default, the one of its floor. It is in the same building.',
  })
  safeZoneId?: string | null;

  @Field(() => String, { description: 'Its code, unique in its building.' })
  code!: string;

  @Field(() => SanitaryKind, { description: 'What it is.' })
  kind!: SanitaryKind;

  @Field(() => SanitaryAccess, { description: 'Who uses it.' })
  access!: SanitaryAccess;

  @Field(() => SanitaryState, { description: 'How it is at first.' })
  state!: SanitaryState;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Since when it is so; now by default.' })
  startsAt?: Date | null;
}

@InputType({ description: 'Says how a sanitary unit is from a moment on; what held until then ends.' })
export class RecordSanitaryConditionInput extends ChangeInput {
  @Field(() => ID, { description: 'The sanitary unit.' })
  unitId!: string;

  @Field(() => SanitaryState, { description: 'Whether it can be used.' })
  state!: SanitaryState;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when; now by default. Must be after the start of the latest condition.',
  })
  startsAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'What is broken, or why it is closed.' })
  note?: string | null;
}

export const AddSanitaryUnitPayload = payloadOf(
  'AddSanitaryUnitPayload',
  'What came of adding a sanitary unit.',
  {
    unit: [() => SanitaryUnit, 'The new unit; null when it was refused.'],
  },
);
export type AddSanitaryUnitPayload = InstanceType<typeof AddSanitaryUnitPayload>;

export const RecordSanitaryConditionPayload = payloadOf(
  'RecordSanitaryConditionPayload',
  'What came of recording a condition.',
  {
    unit: [() => SanitaryUnit, 'The unit; null when it was refused.'],
  },
);
export type RecordSanitaryConditionPayload = InstanceType<typeof RecordSanitaryConditionPayload>;
