import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Room } from './room.js';

@ObjectType({ description: 'A bed in a room: one resident at a time.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Bed {
  @Field(() => ID, { description: 'Identifier of the bed.' })
  id!: string;

  @Field(() => String, { description: 'Number or code of the bed, unique in its room.' })
  code!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which the bed was put there; null when not known.',
  })
  standsFrom?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day from which it stands there no more; null while it does.',
  })
  standsUntil?: string | null;

  @Field(() => Room, { description: 'The room in which the bed stands.' })
  room!: Room;

  @Field(() => Int, { description: 'Counts the changes of the bed; pass it as `expectedVersion`.' })
  version!: number;
}
