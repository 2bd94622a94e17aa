import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Organisation } from '../../pointers.js';

@ObjectType({
  description:
    'The word of an organisation that leaves: the draft may take the place of the SOP that stands.',
  simpleResolvers: true,
})
export class SopRelease {
  @Field(() => Organisation, { nullable: true, description: 'The organisation that leaves.' })
  organisation?: Organisation | null;

  @Field(() => String, { description: 'Short code of the organisation that leaves.' })
  organisationCode!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it released.' })
  releasedAt!: Date;

  @Field(() => String, { description: 'Who released for it, by name and function.' })
  releasedBy!: string;

  sopId!: string;
}

@ObjectType({
  description:
    'The word of one party for an end without notice. It counts for 14 days; when all parties have named the same moment, the SOP ends then.',
  simpleResolvers: true,
})
export class SopEndAgreement {
  @Field(() => Organisation, { nullable: true, description: 'The party.' })
  organisation?: Organisation | null;

  @Field(() => String, { description: 'Short code of the party.' })
  organisationCode!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'From when the SOP is to hold no longer.' })
  endsAt!: Date;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When the party said so.' })
  agreedAt!: Date;

  @Field(() => String, { description: 'Who said so for it, by name and function.' })
  agreedBy!: string;

  sopId!: string;
}

@InputType({
  description:
    'Releases a draft for an organisation that is a party of the SOP that stands, and not of the draft.',
})
export class ReleaseFromSopInput extends WriteInput {
  @Field(() => ID, { description: 'The draft that is to take the place of the SOP that stands.' })
  sopId!: string;

  @Field(() => Int, { description: 'The `version` of the draft that was read; another one is not released.' })
  expectedVersion!: number;

  @Field(() => String, {
    description: 'SHA-256 of the document that was read; it has to be that of the draft.',
  })
  documentSha256!: string;

  @Field(() => String, { description: 'Name and function of who releases.' })
  releasedBy!: string;
}

@InputType({
  description: 'Agrees, for a party, that an SOP ends without notice. All parties name the same moment.',
})
export class AgreeToEndSopInput extends WriteInput {
  @Field(() => ID, { description: 'The SOP.' })
  sopId!: string;

  @Field(() => Int, {
    description:
      'The `version` that the client has seen; the change is refused when somebody has changed the row since.',
  })
  expectedVersion!: number;

  @Field(() => GraphQLDateTimeISO, {
    description:
      'From when it holds no longer: now or later, or the moment that another party has named. It never ends before the last party has agreed.',
  })
  endsAt!: Date;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;

  @Field(() => String, { description: 'Name and function of who agrees.' })
  agreedBy!: string;
}
