import { ChangeInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'How many of one thing stand in a room.' })
export class RoomEquipmentInput {
  @Field(() => String, { description: 'What it is, such as locker or wardrobe; once in the list.' })
  item!: string;

  @Field(() => Int, { description: 'How many of them, 1 to 1,000.' })
  quantity!: number;
}

@InputType({
  description: 'Says what stands in a room, beside its beds. What the list does not name is gone.',
})
export class SetRoomEquipmentInput extends ChangeInput {
  @Field(() => ID, { description: 'The room.' })
  roomId!: string;

  @Field(() => [RoomEquipmentInput], { description: 'All that stands in it, at most 100 things.' })
  equipment!: RoomEquipmentInput[];
}
