import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { Urgency } from '../values.js';
import { ServiceRequest } from './request.js';

@InputType({ description: 'Asks for a service on behalf of a resident.' })
export class RequestServiceInput extends WriteInput {
  @Field(() => ID, { description: 'For whom.' })
  residentId!: string;

  @Field(() => ID, { description: 'Which service.' })
  offerId!: string;

  @Field(() => Urgency, { defaultValue: 'ROUTINE', description: 'How soon it is needed.' })
  urgency!: Urgency;
}

export const RequestServicePayload = payloadOf(
  'RequestServicePayload',
  'What came of asking for a service.',
  {
    request: [() => ServiceRequest, 'The request; null when the write was refused.'],
  },
);
export type RequestServicePayload = InstanceType<typeof RequestServicePayload>;
