import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { CentrePurpose } from '../../premises/types/centre-purpose.js';
import { CentreKind } from '../../premises/values.js';

@InputType({ description: 'Records what a centre is for from a day on.' })
export class RecordCentrePurposeInput extends WriteInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => CentreKind, { description: 'What it is for.' })
  kind!: CentreKind;

  @Field(() => GraphQLLocalDate, { description: 'The first day for which it holds; it may lie ahead.' })
  validFrom!: string;

  @Field(() => String, { description: 'Where it is said, such as an order or a report.' })
  source!: string;
}

export const RecordCentrePurposePayload = payloadOf(
  'RecordCentrePurposePayload',
  'What came of recording a purpose.',
  {
    purpose: [() => CentrePurpose, 'The record; null when it was refused.'],
  },
);
export type RecordCentrePurposePayload = InstanceType<typeof RecordCentrePurposePayload>;
