import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { SopStatus } from '../values.js';

@ObjectType({
  description:
    'The written procedure by which organisations divide the functions of one centre between them.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class CooperationSop {
  @Field(() => ID, { description: 'Identifier of the SOP.' })
  id!: string;

  @Field(() => Int, {
    description: 'Number of this version at its centre; a new version gets the next number.',
  })
  number!: number;

  @Field(() => SopStatus, { description: 'Where the SOP stands in its life.' })
  status!: SopStatus;

  @Field(() => GraphQLDateTimeISO, {
    description: 'From when the SOP holds: its agreed day, or the last signature when that came later.',
  })
  validFrom!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when it holds, that moment not included; null when without an end.',
  })
  validUntil?: Date | null;

  @Field(() => String, { description: 'Name of the signed document.' })
  documentName!: string;

  @Field(() => String, { description: 'SHA-256 of the signed document, in hexadecimal.' })
  documentSha256!: string;

  @Field(() => Int, {
    description:
      'How many days before an early end a party gives notice; between several parties at least one, also where it says 0.',
  })
  noticeDays!: number;

  @Field(() => String, { nullable: true, description: 'Why it ends early; null when it does not.' })
  endReason?: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When notice of an early end was given.' })
  noticeGivenAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Short code of the organisation that gave notice of an early end.',
  })
  noticeGivenBy?: string | null;

  @Field(() => Int, { description: 'Counts the changes of this record; a signed content never changes.' })
  version!: number;

  centreId!: string;
}
