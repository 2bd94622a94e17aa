import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Directive, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Centre, StaffMember } from '../../pointers.js';
import { BasicAssistanceKind } from '../values.js';

@ObjectType({
  description: 'Food, non-food items or basic medical care that the State gave to a resident.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class BasicAssistance {
  @Field(() => ID, { description: 'Identifier of the record.' })
  id!: string;

  @Field(() => BasicAssistanceKind, { description: 'Under which function it was given.' })
  kind!: BasicAssistanceKind;

  @Field(() => String, { description: 'What was given, in words.' })
  item!: string;

  @Field(() => Float, { description: 'How much of it, in pieces or portions.' })
  quantity!: number;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was given.' })
  providedAt!: Date;

  @Field(() => StaffMember, { nullable: true, description: 'Who gave it; null when not known.' })
  providedBy?: StaffMember | null;

  @Field(() => Centre, { nullable: true, description: 'The centre where it was given.' })
  centre?: Centre | null;

  @Field(() => Int, { description: 'Counts the changes of the record.' })
  version!: number;

  residentId!: string;
}

/** A page of basic assistance, the latest first. */
export const BasicAssistanceConnection = connectionOf(() => BasicAssistance, 'BasicAssistance');

@InputType({ description: 'Records what the State gave to a resident.' })
export class ProvideBasicAssistanceInput extends WriteInput {
  @Field(() => ID, { description: 'To whom.' })
  residentId!: string;

  @Field(() => BasicAssistanceKind, { description: 'Under which function.' })
  kind!: BasicAssistanceKind;

  @Field(() => String, { description: 'What was given, 1 to 200 characters.' })
  item!: string;

  @Field(() => Float, {
    defaultValue: 1,
    description: 'How much of it, in pieces or portions, above zero.',
  })
  quantity!: number;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was given; now by default, never later.',
  })
  providedAt?: Date | null;
}

export const ProvideBasicAssistancePayload = payloadOf(
  'ProvideBasicAssistancePayload',
  'What came of recording basic assistance.',
  {
    basicAssistance: [() => BasicAssistance, 'What was given; null when the write was refused.'],
  },
);
export type ProvideBasicAssistancePayload = InstanceType<typeof ProvideBasicAssistancePayload>;
