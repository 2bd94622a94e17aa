import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Verification } from '@mrrm/platform/database/columns';
import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Resident } from '../../pointers.js';
import { RequestState, Urgency } from '../values.js';

@ObjectType({ description: 'A service that was asked for on behalf of a resident.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ServiceRequest {
  @Field(() => ID, { description: 'Identifier of the request.' })
  id!: string;

  @Field(() => Resident, { nullable: true, description: 'For whom.' })
  resident?: Resident | null;

  @Field(() => RequestState, { description: 'Where it stands.' })
  state!: RequestState;

  @Field(() => Urgency, { description: 'How soon it is needed.' })
  urgency!: Urgency;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => Verification, { description: 'Whether the owner of the resident has confirmed who it is.' })
  verification!: Verification;

  @Field(() => Int, { description: 'Counts the changes of the request.' })
  version!: number;

  offerId!: string;

  access?: RowAccess | undefined;
}

/** A page of requests, the latest first. */
export const ServiceRequestConnection = connectionOf(() => ServiceRequest, 'ServiceRequest');

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
