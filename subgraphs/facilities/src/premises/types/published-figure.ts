import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Hxl } from '@mrrm/platform/wire/hxl';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PublishedMeasure } from '../values.js';

@ObjectType({
  description: 'A figure of one place exactly as an authority published it.',
  simpleResolvers: true,
})
export class PublishedFigure {
  @Field(() => ID, { description: 'Identifier of the figure.' })
  id!: string;

  @Hxl('indicator+code')
  @Field(() => PublishedMeasure, { description: 'What the figure counts.' })
  measure!: PublishedMeasure;

  @Hxl('date')
  @Field(() => GraphQLLocalDate, { description: 'The day for which the figure holds.' })
  asOf!: string;

  @Hxl('indicator+value+num')
  @Field(() => Int, { nullable: true, description: 'The figure; null when none was published.' })
  value?: number | null;

  @Hxl('meta+source')
  @Field(() => String, { description: 'The publication.' })
  source!: string;

  placeId!: string;
}
