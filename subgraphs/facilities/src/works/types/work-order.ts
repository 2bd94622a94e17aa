import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { WorkOrderState } from '../values.js';

@ObjectType({ description: 'A renovation or a repair at a centre.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class WorkOrder {
  @Field(() => ID, { description: 'Identifier of the work order.' })
  id!: string;

  @Field(() => String, { description: 'What is to be done.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What is to be done, at length.' })
  description?: string | null;

  @Field(() => WorkOrderState, { description: 'Where the work stands.' })
  state!: WorkOrderState;

  @Field(() => String, { description: 'Who asked for the work.' })
  requestedBy!: string;

  @Field(() => String, { nullable: true, description: 'Who pays for it; null when not settled.' })
  fundedBy?: string | null;

  @Field(() => String, { nullable: true, description: 'Who does the work; null when not settled.' })
  performedBy?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'The day on which the work was asked for.' })
  openedOn!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which the work began; null while it has not, or when not known.',
  })
  startedOn?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day on which the work was finished.' })
  completedOn?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of beds in its rooms when work began. Null before it begins, when it concerns no room, or when unknown.',
  })
  placesBefore?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Beds that stood in its rooms when it was finished; null before that, and for work in no room.',
  })
  placesAfter?: number | null;

  @Field(() => Int, {
    description: 'Counts the changes of the work order; pass it as `expectedVersion`.',
  })
  version!: number;

  centreId!: string;
  floorId?: string | null;
  roomId?: string | null;
}

/** A page of work orders, the latest first. */
export const WorkOrderConnection = connectionOf(() => WorkOrder, 'WorkOrder');
