import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { GroupActivity } from './activity.js';

@InputType({ description: 'Plans a service for several residents at once.' })
export class PlanGroupActivityInput extends WriteInput {
  @Field(() => ID, { description: "Which service; one of the writer's own organisation." })
  offerId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'For the residents of this safe zone; none for the whole centre.',
  })
  safeZoneId?: string | null;

  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  title!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When it ends.' })
  endsAt!: Date;

  @Field(() => Int, { nullable: true, description: 'How many residents can take part; none for no limit.' })
  places?: number | null;
}

export const PlanGroupActivityPayload = payloadOf(
  'PlanGroupActivityPayload',
  'What came of planning a group activity.',
  {
    activity: [() => GroupActivity, 'The activity; null when the write was refused.'],
  },
);
export type PlanGroupActivityPayload = InstanceType<typeof PlanGroupActivityPayload>;
