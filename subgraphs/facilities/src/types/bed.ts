import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Room } from './room.js';

@ObjectType({ description: 'A bed in a room: one resident at a time.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Bed {
  @Field(() => ID, { description: 'Identifier of the bed.' })
  id!: string;

  @Field(() => String, { description: 'Number or code of the bed, unique in its room.' })
  code!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when the bed must not be given to anybody; null when it is in service.',
  })
  outOfServiceSince?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the bed is out of service.' })
  outOfServiceReason?: string | null;

  @Field(() => Room, { description: 'The room in which the bed stands.' })
  room!: Room;
}
