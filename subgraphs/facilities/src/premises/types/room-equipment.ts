import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What stands in a room, beside its beds.', simpleResolvers: true })
export class RoomEquipment {
  @Field(() => String, { description: 'What it is, such as locker or wardrobe.' })
  item!: string;

  @Field(() => Int, { description: 'How many of them.' })
  quantity!: number;

  roomId!: string;
}
