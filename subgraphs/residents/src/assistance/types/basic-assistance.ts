import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Directive, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Centre, StaffMember } from '../../pointers.js';
import { AssistanceCategory, AssistanceUnit, BasicAssistanceKind, MedicalContactKind } from '../values.js';

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

  @Field(() => AssistanceCategory, {
    nullable: true,
    description: 'Of what sort it was; null when nobody has said, and of medical care.',
  })
  category?: AssistanceCategory | null;

  @Field(() => Float, { description: 'How much of it, in its unit.' })
  quantity!: number;

  @Field(() => AssistanceUnit, {
    nullable: true,
    description: 'In what the quantity counts; null when nobody has said: pieces or portions.',
  })
  unit?: AssistanceUnit | null;

  @Field(() => MedicalContactKind, {
    nullable: true,
    description: 'What a medical contact was; null when nobody has said, and of food and items.',
  })
  medicalContact?: MedicalContactKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'What came of a medical contact; null when nobody has said.',
  })
  outcome?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was found to be wrong; it counts no longer. Null of what counts.',
  })
  voidedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was found to be wrong.' })
  voidingReason?: string | null;

  @Field(() => StaffMember, { nullable: true, description: 'Who found it; null when not known.' })
  voidedBy?: StaffMember | null;

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

  @Field(() => AssistanceCategory, {
    nullable: true,
    description:
      'Of what sort it is, so that it counts for what somebody is to have; of food and items alone.',
  })
  category?: AssistanceCategory | null;

  @Field(() => Float, { defaultValue: 1, description: 'How much of it, above zero.' })
  quantity!: number;

  @Field(() => AssistanceUnit, { nullable: true, description: 'In what the quantity counts.' })
  unit?: AssistanceUnit | null;

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

@InputType({ description: 'Records a basic medical contact of a resident at the centre.' })
export class RecordMedicalContactInput extends WriteInput {
  @Field(() => ID, { description: 'With whom.' })
  residentId!: string;

  @Field(() => MedicalContactKind, { description: 'What it was.' })
  contact!: MedicalContactKind;

  @Field(() => String, { description: 'What was done, 1 to 200 characters.' })
  what!: string;

  @Field(() => String, { nullable: true, description: 'What came of it, 1 to 500 characters.' })
  outcome?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was; now by default, never later.',
  })
  at?: Date | null;
}

export const RecordMedicalContactPayload = payloadOf(
  'RecordMedicalContactPayload',
  'What came of recording a medical contact.',
  { basicAssistance: [() => BasicAssistance, 'The contact; null when the write was refused.'] },
);
export type RecordMedicalContactPayload = InstanceType<typeof RecordMedicalContactPayload>;

@InputType({ description: 'Says that a record of what somebody was given is wrong.' })
export class VoidBasicAssistanceInput extends ChangeInput {
  @Field(() => ID, { description: 'Which record.' })
  basicAssistanceId!: string;

  @Field(() => String, { description: 'Why it is wrong, 1 to 500 characters.' })
  reason!: string;
}

export const VoidBasicAssistancePayload = payloadOf(
  'VoidBasicAssistancePayload',
  'What came of saying that a record is wrong.',
  { basicAssistance: [() => BasicAssistance, 'The record; null when the write was refused.'] },
);
export type VoidBasicAssistancePayload = InstanceType<typeof VoidBasicAssistancePayload>;
