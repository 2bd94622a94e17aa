import { GraphQLLocalTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { ShiftWindow } from '../values.js';

@ObjectType({ description: 'The hours of one shift window at one centre.', simpleResolvers: true })
export class ShiftWindowHours {
  @Field(() => ShiftWindow, { description: 'The shift window.' })
  window!: ShiftWindow;

  @Field(() => GraphQLLocalTime, { description: "Its first moment, on the clock of the centre's time zone." })
  startsAt!: string;

  @Field(() => GraphQLLocalTime, {
    description:
      "Its end, on the clock of the centre's time zone; not later than the start means the next day.",
  })
  endsAt!: string;

  centreId!: string;
}
