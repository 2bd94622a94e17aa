import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Hxl } from '@mrrm/platform/wire/hxl';
import { Field, Int, ObjectType } from 'type-graphql';
import { PublishedMeasure } from '../values.js';

@ObjectType({
  description:
    "A published total that its published parts do not confirm: the country's against its centres'.",
  simpleResolvers: true,
})
export class PublishedFigureDiscrepancy {
  @Hxl('country+code')
  @Field(() => String, { description: 'The country of the total, as an ISO 3166 alpha-3 code.' })
  country!: string;

  @Hxl('indicator+code')
  @Field(() => PublishedMeasure, { description: 'What the figures count.' })
  measure!: PublishedMeasure;

  @Hxl('date')
  @Field(() => GraphQLLocalDate, { description: 'The day for which the figures hold.' })
  asOf!: string;

  @Hxl('indicator+value+num')
  @Field(() => Int, { description: 'The total as published.' })
  published!: number;

  @Hxl('indicator+parts+value+num')
  @Field(() => Int, {
    nullable: true,
    description: 'The sum of the parts that were published; null when none was.',
  })
  sumOfParts?: number | null;

  @Hxl('indicator+difference+num')
  @Field(() => Int, {
    nullable: true,
    description:
      'Published total minus sum of parts; null while parts are missing, since it would say nothing.',
  })
  difference?: number | null;

  @Hxl('meta+missing+code')
  @Field(() => [String], { description: 'Codes of the centres for which no figure was published.' })
  missingParts!: string[];

  @Hxl('meta+source')
  @Field(() => [String], { description: 'The publications of the total and of its parts.' })
  sources!: string[];
}
