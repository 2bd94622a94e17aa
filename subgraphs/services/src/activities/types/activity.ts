import type { RowAccess } from '@mrrm/platform/access/row-access';
import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
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
