import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Purpose } from '@mrrm/platform/wire/purposes';
import { UserError } from '@mrrm/platform/writing/user-error';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { ServiceFieldGroup } from '../values.js';
import { Organisation } from './others.js';

@ObjectType({
  description: 'What the owner opens of the records of services to a party of an SOP, under a clause of it.',
  simpleResolvers: true,
})
export class ServiceSharing {
  @Field(() => ID, { description: 'Identifier of the clause.' })
  id!: string;

  @Field(() => Organisation, { nullable: true, description: 'The organisation to which it opens them.' })
  organisation?: Organisation | null;

  @Field(() => String, { description: 'Short code of that organisation.' })
  organisationCode!: string;

  @Field(() => [ServiceFieldGroup], { description: 'The groups of fields.' })
  fieldGroups!: ServiceFieldGroup[];

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
export class ShareServicesInput extends WriteInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => ID, { description: 'The SOP on which it rests: signed by every party, and not over.' })
  sopId!: string;

  @Field(() => String, { description: 'Short code of the organisation; a party of the SOP.' })
  organisation!: string;

  @Field(() => [ServiceFieldGroup], { description: 'The groups of fields.' })
  fieldGroups!: ServiceFieldGroup[];

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
export class StopSharingServicesInput extends WriteInput {
  @Field(() => ID, { description: 'The clause.' })
  sharingId!: string;

  @Field(() => Int, {
    description:
      'The `version` that the client has seen; the change is refused when somebody has changed the row since.',
  })
  expectedVersion!: number;
}

@ObjectType({ description: 'What came of opening or closing groups of fields.', simpleResolvers: true })
export class ShareServicesPayload {
  @Field(() => ServiceSharing, { nullable: true, description: 'The clause; null when it was refused.' })
  sharing?: ServiceSharing | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}
