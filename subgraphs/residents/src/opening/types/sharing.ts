import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Purpose } from '@mrrm/platform/wire/purposes';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Organisation } from '../../pointers.js';
import { FieldGroup } from '../values.js';

@ObjectType({
  description: 'What the owner opens of the records of residents to a party of an SOP, under a clause of it.',
  simpleResolvers: true,
})
export class ResidentSharing {
  @Field(() => ID, { description: 'Identifier of the clause.' })
  id!: string;

  @Field(() => Organisation, { nullable: true, description: 'The organisation to which it opens them.' })
  organisation?: Organisation | null;

  @Field(() => String, { description: 'Short code of that organisation.' })
  organisationCode!: string;

  @Field(() => [FieldGroup], { description: 'The groups of fields.' })
  fieldGroups!: FieldGroup[];

  @Field(() => [Purpose], { description: 'The purposes of use for which they are open.' })
  purposes!: Purpose[];

  @Field(() => ID, { description: 'Identifier of the SOP on which it rests.' })
  sopId!: string;

  @Field(() => String, { description: 'The clause of the SOP that says so.' })
  clause!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'From when they are open.' })
  validFrom!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'Until when, that moment not included: never longer than the SOP holds. Null when without an end.',
  })
  validUntil?: Date | null;

  @Field(() => Int, { description: 'Counts the changes of the clause; pass it as `expectedVersion`.' })
  version!: number;

  centreId!: string;
}

@InputType({ description: 'Opens groups of fields of a centre to a party of its SOP.' })
export class ShareResidentsInput extends WriteInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => ID, { description: 'The SOP on which it rests: signed by every party, and not over.' })
  sopId!: string;

  @Field(() => String, { description: 'Short code of the organisation; a party of the SOP.' })
  organisation!: string;

  @Field(() => [FieldGroup], { description: 'The groups of fields.' })
  fieldGroups!: FieldGroup[];

  @Field(() => [Purpose], { description: 'The purposes of use, 1 to 10.' })
  purposes!: Purpose[];

  @Field(() => String, { description: 'The clause of the SOP that says so.' })
  clause!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when; now by default, and never before the SOP holds.',
  })
  validFrom?: Date | null;
}

@InputType({ description: 'Closes from now on what a clause opened.' })
export class StopSharingResidentsInput extends WriteInput {
  @Field(() => ID, { description: 'The clause.' })
  sharingId!: string;

  @Field(() => Int, {
    description:
      'The `version` that the client has seen; the change is refused when somebody has changed the row since.',
  })
  expectedVersion!: number;
}

export const ShareResidentsPayload = payloadOf(
  'ShareResidentsPayload',
  'What came of opening or closing groups of fields.',
  {
    sharing: [() => ResidentSharing, 'The clause; null when it was refused.'],
  },
);
export type ShareResidentsPayload = InstanceType<typeof ShareResidentsPayload>;
