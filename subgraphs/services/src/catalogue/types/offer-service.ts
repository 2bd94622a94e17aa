import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { CentreFunction } from '../../access/values.js';
import { ServiceOffer } from './offer.js';

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
