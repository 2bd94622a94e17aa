import { Verification } from '@mrrm/platform/database/columns';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CentreFunction } from '../../access/values.js';
import { Centre, Organisation } from '../../pointers.js';

@ObjectType({ description: 'A service in the catalogue of a centre.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ServiceOffer {
  @Field(() => ID, { description: 'Identifier of the offer.' })
  id!: string;

  @Field(() => Centre, { nullable: true, description: 'The centre at which it is offered.' })
  centre?: Centre | null;

  @Field(() => Organisation, { nullable: true, description: 'The organisation that offers it.' })
  organisation?: Organisation | null;

  @Field(() => String, { description: 'Code of the organisation that offers it.' })
  organisationCode!: string;

  @Field(() => CentreFunction, { description: 'The function to which it belongs.' })
  function!: CentreFunction;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is, in words.' })
  description?: string | null;

  @Field(() => [String], { description: 'The languages in which it is offered, as ISO 639 codes.' })
  languages!: string[];

  @Field(() => Boolean, { description: 'Whether it is offered at present.' })
  active!: boolean;

  @Field(() => Verification, { description: 'Whether the owner of the centre has confirmed that it exists.' })
  verification!: Verification;

  @Field(() => Int, { description: 'Counts the changes of the offer.' })
  version!: number;
}

@InputType({ description: "Puts a service of the writer's organisation into the catalogue of a centre." })
export class OfferServiceInput extends WriteInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => CentreFunction, { description: 'The function to which the service belongs.' })
  function!: CentreFunction;

  @Field(() => String, { description: 'Its name, 1 to 200 characters; once per centre and organisation.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is, up to 2000 characters.' })
  description?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'In which languages, as ISO 639 codes.' })
  languages!: string[];
}

export const OfferServicePayload = payloadOf('OfferServicePayload', 'What came of offering a service.', {
  offer: [() => ServiceOffer, 'The offer; null when the write was refused.'],
});
export type OfferServicePayload = InstanceType<typeof OfferServicePayload>;
