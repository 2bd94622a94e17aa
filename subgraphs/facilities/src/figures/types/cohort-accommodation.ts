import { Hxl } from '@mrrm/platform/wire/hxl';
import { Field, Int, ObjectType } from 'type-graphql';
import { CohortPlace } from '../values.js';

@ObjectType({
  description: 'Where a group of residents slept, of one kind of place.',
  simpleResolvers: true,
})
export class CohortAccommodation {
  @Hxl('loc+type')
  @Field(() => CohortPlace, { description: 'The kind of place.' })
  place!: CohortPlace;

  @Hxl('affected+num')
  @Field(() => Int, {
    nullable: true,
    description: 'How many of the residents had a bed there for at least one night; null when withheld.',
  })
  residents?: number | null;

  @Hxl('output+nights+num')
  @Field(() => Int, {
    nullable: true,
    description: 'How many nights they had there in all; null when withheld.',
  })
  nights?: number | null;

  @Hxl('status+withheld')
  @Field(() => Boolean, {
    description:
      'Whether the numbers are withheld: fewer than 11 of the residents slept there, none of them included, or fewer than 11 did not, or that would follow from other figures of the year.',
  })
  withheld!: boolean;
}
