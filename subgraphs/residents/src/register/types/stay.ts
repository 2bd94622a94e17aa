import type { RowAccess } from '@mrrm/platform/access/row-access';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Centre, SafeZone } from '../../pointers.js';
import { DepartureReason, StayObjection } from '../values.js';

@ObjectType({
  description: 'The time from one arrival of a resident at a centre to one departure.',
  simpleResolvers: true,
})
export class Stay {
  @Field(() => ID, { description: 'Identifier of the stay.' })
  id!: string;

  @Field(() => Centre, { nullable: true, description: 'Where it was or is.' })
  centre?: Centre | null;

  @Field(() => SafeZone, { nullable: true, description: 'The safe zone of the stay; null outside of one.' })
  safeZone?: SafeZone | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it began.' })
  arrivedAt!: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it ended; null while it lasts.' })
  departedAt?: Date | null;

  @Field(() => DepartureReason, { nullable: true, description: 'Why it ended; null while it lasts.' })
  departureReason?: DepartureReason | null;

  @Field(() => Int, { description: 'Counts the changes of the stay.' })
  version!: number;

  residentId!: string;
  access?: RowAccess | undefined;
}

@ObjectType({
  description:
    'Whether something about a resident may lie at a time: no date leaves, only what speaks against it.',
  simpleResolvers: true,
})
export class StayJudgement {
  @Field(() => ID, { description: 'Identifier of the resident.' })
  residentId!: string;

  @Field(() => [StayObjection], {
    description: 'What speaks against it; empty when the time lies in a stay.',
  })
  objections!: StayObjection[];
}
