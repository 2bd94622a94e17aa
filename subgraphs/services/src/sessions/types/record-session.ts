import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { Session } from './session.js';

@InputType({ description: 'Records a service that took place.' })
export class RecordSessionInput extends WriteInput {
  @Field(() => ID, { description: "Which service; one of the writer's own organisation." })
  offerId!: string;

  @Field(() => ID, { description: 'Who received it.' })
  residentId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The staff member who gave it; the writer by default.',
  })
  providerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The request that it fulfils, if it was asked for.' })
  requestId?: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it began; not in the future.' })
  startedAt!: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it ended.' })
  endedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'What is to be noted, up to 8000 characters.' })
  note?: string | null;
}

export const RecordSessionPayload = payloadOf('RecordSessionPayload', 'What came of recording a session.', {
  session: [() => Session, 'The session; null when the write was refused.'],
});
export type RecordSessionPayload = InstanceType<typeof RecordSessionPayload>;
