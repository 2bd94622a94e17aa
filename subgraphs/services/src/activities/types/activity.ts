import type { RowAccess } from '@mrrm/platform/access/row-access';
import { connectionOf, PageArguments } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Centre, SafeZone } from '../../pointers.js';

@ObjectType({ description: 'A service for several residents at once.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class GroupActivity {
  @Field(() => ID, { description: 'Identifier of the activity.' })
  id!: string;

  @Field(() => Centre, { nullable: true, description: 'The centre at which it takes place.' })
  centre?: Centre | null;

  @Field(() => SafeZone, {
    nullable: true,
    description: 'The safe zone for whose residents it is; null for the whole centre.',
  })
  safeZone?: SafeZone | null;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When it ends.' })
  endsAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'How many residents can take part; null without a limit.',
  })
  places?: number | null;

  @Field(() => Int, { description: 'Counts the changes of the activity.' })
  version!: number;

  offerId!: string;

  access?: RowAccess | undefined;
}

/** A page of activities, the earliest first. */
export const GroupActivityConnection = connectionOf(() => GroupActivity, 'GroupActivity');

@ArgsType()
export class RangePageArguments extends PageArguments {
  @Field(() => GraphQLDateTimeISO, { description: 'The first moment of the range.' })
  from!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'The end of the range, that moment not included.' })
  until!: Date;
}

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
