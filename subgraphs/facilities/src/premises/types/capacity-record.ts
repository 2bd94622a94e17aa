import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Hxl } from '@mrrm/platform/wire/hxl';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'How many places there are from a day on, until a later record.',
  simpleResolvers: true,
})
export class CapacityRecord {
  @Field(() => ID, { description: 'Identifier of the record.' })
  id!: string;

  @Hxl('date+start')
  @Field(() => GraphQLLocalDate, { description: 'The first day for which the record holds.' })
  validFrom!: string;

  @Hxl('capacity+nominal+num')
  @Field(() => Int, { description: 'Places on paper.' })
  nominal!: number;

  @Hxl('capacity+usable+num')
  @Field(() => Int, { nullable: true, description: 'Places that can be used; null when not known.' })
  usable?: number | null;

  @Hxl('capacity+surge+num')
  @Field(() => Int, { nullable: true, description: 'Places in an emergency; null when not known.' })
  surge?: number | null;

  @Hxl('meta+source')
  @Field(() => String, { description: 'Where the numbers come from.' })
  source!: string;

  placeId!: string;
  workOrderId?: string | null;
}
