import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, ObjectType } from 'type-graphql';
import { Organisation } from '../../pointers.js';
import { WorkOrderState } from '../values.js';

@ObjectType({ description: 'One step in the life of a work order.', simpleResolvers: true })
export class WorkOrderStep {
  @Field(() => WorkOrderState, { description: 'Where the work stood from then on.' })
  state!: WorkOrderState;

  @Field(() => GraphQLDateTimeISO, { description: 'When the step was taken.' })
  takenAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'What was noted with it, such as why it was cancelled.',
  })
  note?: string | null;

  @Field(() => Organisation, {
    nullable: true,
    description: 'The organisation that took the step; null when not known.',
  })
  organisation?: Organisation | null;

  @Field(() => String, {
    nullable: true,
    description: 'Short code of the organisation that took the step; null when not known.',
  })
  organisationCode?: string | null;

  workOrderId!: string;
}
