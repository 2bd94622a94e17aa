import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Hxl } from '@mrrm/platform/wire/hxl';
import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { SeriesStep } from '../values.js';

@ObjectType({
  description:
    'How full a place is at a moment. Overcrowding is never hidden. Readers of figures do not get numbers of 1 to 10 people, nor values from which such a number follows.',
  simpleResolvers: true,
})
export class Occupancy {
  @Hxl('date')
  @Field(() => GraphQLDateTimeISO, { description: 'The moment.' })
  at!: Date;

  @Hxl('capacity+nominal+num')
  @Field(() => Int, { nullable: true, description: 'Places on record; null when none are.' })
  nominal?: number | null;

  @Hxl('capacity+usable+num')
  @Field(() => Int, { nullable: true, description: 'Places that can be used; null when nobody has said.' })
  usable?: number | null;

  @Hxl('capacity+beds+num')
  @Field(() => Int, { description: 'Beds that stand there, usable or not.' })
  beds!: number;

  @Hxl('capacity+blocked+num')
  @Field(() => Int, { description: 'Beds out of service or being made ready.' })
  blocked!: number;

  @Hxl('affected+placed+num')
  @Field(() => Int, { nullable: true, description: 'Residents with a bed; null when withheld.' })
  placed?: number | null;

  @Hxl('capacity+reserved+num')
  @Field(() => Int, {
    nullable: true,
    description:
      'Beds held for residents who have not arrived yet; null for readers of figures: who is to come are few.',
  })
  reserved?: number | null;

  @Hxl('capacity+free+num')
  @Field(() => Int, {
    nullable: true,
    description:
      'Beds that are neither given nor held nor blocked; null for readers of figures, whom it would tell how many are held.',
  })
  free?: number | null;

  @Hxl('indicator+nominal+rate')
  @Field(() => Float, {
    nullable: true,
    description:
      'Residents with a bed for each nominal place; null when withheld or when no places are on record.',
  })
  rateOfNominal?: number | null;

  @Hxl('indicator+usable+rate')
  @Field(() => Float, {
    nullable: true,
    description: 'The same for each usable place; null also when nobody has said how many those are.',
  })
  rateOfUsable?: number | null;

  @Hxl('status+over_occupied')
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether more residents have a bed than there are usable places, or nominal ones where nobody has said; null when withheld or unknown.',
  })
  overOccupied?: boolean | null;

  @Hxl('status+withheld')
  @Field(() => Boolean, {
    description: 'Whether the number of residents, and what follows from it, is withheld.',
  })
  withheld!: boolean;

  placeId!: string;
}

@ArgsType()
export class SeriesArguments {
  @Field(() => GraphQLLocalDate, { description: 'The first day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day at the latest.' })
  until!: string;

  @Field(() => SeriesStep, {
    defaultValue: 'DAY',
    description: 'From each point to the next. A month from the 31st ends with its last day.',
  })
  step!: SeriesStep;
}
