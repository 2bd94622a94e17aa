import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, ObjectType } from 'type-graphql';
import { Organisation } from '../../pointers.js';

@ObjectType({ description: 'An organisation that signs an SOP.', simpleResolvers: true })
export class SopParty {
  @Field(() => Organisation, { nullable: true, description: 'The organisation.' })
  organisation?: Organisation | null;

  @Field(() => String, { description: 'Short code of the organisation.' })
  organisationCode!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it signed; null while it has not.' })
  signedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Who signed for it, by function.' })
  signedBy?: string | null;

  sopId!: string;
}
