import 'reflect-metadata';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { CodedValue } from '../labels/coded-value.js';
import { GraphQLDateTimeISO, GraphQLLocalDate } from '../values/moment.js';
import { Hxl } from '../wire/hxl.js';
import type { ToldByOwner } from './owner.js';
import { StatisticsKind, StatisticsWithheld } from './words.js';

@ObjectType({ description: 'One way to tell apart what is counted.', simpleResolvers: true })
@Directive('@shareable')
export class StatisticsDimension {
  @Hxl('meta+dimension')
  @Field(() => CodedValue, { description: 'The dimension, as arguments have it.' })
  dimension!: CodedValue;

  @Hxl('meta+place')
  @Field(() => Boolean, { description: 'Whether it is a place: its categories are identifiers then.' })
  isPlace!: boolean;

  @Field(() => [CodedValue], {
    description: 'Its categories; of a place none, as others own what it is called.',
  })
  categories!: readonly CodedValue[];
}

@ObjectType({
  description: 'Something that is counted, by which definition, and how it can be told apart.',
  simpleResolvers: true,
})
@Directive('@shareable')
export class StatisticsMeasure {
  @Hxl('indicator')
  @Field(() => CodedValue, {
    description: 'The measure, as arguments have it; its meaning is its definition.',
  })
  measure!: CodedValue;

  @Hxl('meta+kind')
  @Field(() => StatisticsKind, { description: 'Over what its numbers add up.' })
  kind!: string;

  @Field(() => [StatisticsDimension], { description: 'By what it can be told apart.' })
  dimensions!: StatisticsDimension[];

  @Hxl('meta+month+num')
  @Field(() => Int, {
    nullable: true,
    description: 'How many of them a number of a month has at most; null when there is no number of a month.',
  })
  dimensionsOfMonth!: number | null;

  @Hxl('meta+quarter+num')
  @Field(() => Int, {
    nullable: true,
    description:
      'How many of them a number of a quarter has at most; null when there is no number of a quarter.',
  })
  dimensionsOfQuarter!: number | null;

  @Hxl('meta+year+num')
  @Field(() => Int, { nullable: true, description: 'How many of them a number of a year has at most.' })
  dimensionsOfYear!: number | null;
}

@ObjectType({
  description:
    'All numbers of a year as far as it was closed when they were counted, judged together. What it tells, it tells everybody and always.',
  simpleResolvers: true,
})
@Directive('@shareable')
export class StatisticsEdition {
  @Hxl('date+year')
  @Field(() => Int, { description: 'The calendar year.' })
  year!: number;

  @Hxl('meta+edition+num')
  @Field(() => Int, { description: 'Which one of the year it is, from 1 on.' })
  number!: number;

  @Hxl('meta+months+num')
  @Field(() => Int, { description: 'How many months of the year are closed in it.' })
  months!: number;

  @Hxl('date+built')
  @Field(() => GraphQLDateTimeISO, {
    description:
      'When it was built, from what was on record then. What is corrected later is in a later edition.',
  })
  builtAt!: Date;
}

@ObjectType({
  description: 'What can be asked of an owner: enough to build a form from it.',
  simpleResolvers: true,
})
@Directive('@shareable')
export class StatisticsCatalogue {
  @Field(() => [StatisticsMeasure], {
    description:
      'What is counted; for whoever sees single places alone, what is counted of each. Of each measure it is said how many dimensions a number of it has, which may be fewer or more than an owner has as a rule.',
  })
  measures!: StatisticsMeasure[];

  @Field(() => [StatisticsEdition], {
    description: 'The newest edition of each year, the earliest year first.',
  })
  editions!: StatisticsEdition[];

  @Hxl('meta+totals')
  @Field(() => Boolean, {
    description:
      'Whether you can be told of all places together. If not, name the place of each number, by it or of it alone.',
  })
  totalsOfPlaces!: boolean;

  @Hxl('meta+least+num')
  @Field(() => Int, { description: 'The smallest number of units that is told, but for none.' })
  least!: number;

  @Hxl('meta+month+num')
  @Field(() => Int, { description: 'How many dimensions a number of a month has at most.' })
  dimensionsOfMonth!: number;

  @Hxl('meta+quarter+num')
  @Field(() => Int, { description: 'How many dimensions a number of a quarter has at most.' })
  dimensionsOfQuarter!: number;

  @Hxl('meta+year+num')
  @Field(() => Int, { description: 'How many dimensions a number of a year has at most.' })
  dimensionsOfYear!: number;

  @Hxl('meta+days+num')
  @Field(() => Int, {
    description:
      'How many days after its end a month is closed. Until then there is no number of it, which does not say that nothing happened.',
  })
  daysToClose!: number;
}

@ObjectType({ description: 'One category of one dimension.', simpleResolvers: true })
@Directive('@shareable')
export class StatisticsCategory {
  @Hxl('meta+dimension')
  @Field(() => String, { description: 'The dimension, as arguments have it.' })
  dimension!: string;

  @Hxl('meta+category+code')
  @Field(() => String, { description: 'The category, as arguments have it.' })
  category!: string;

  @Hxl('meta+category')
  @Field(() => CodedValue, { nullable: true, description: 'What people read for it; null for a place.' })
  word?: CodedValue | null;
}

@ObjectType({
  description: 'A number that can be asked for, by its period and categories.',
  simpleResolvers: true,
})
@Directive('@shareable')
export class StatisticsQuestion {
  @Hxl('meta+opens+period')
  @Field(() => String, { description: 'The period, such as 2023, 2023-Q1 or 2023-05.' })
  period!: string;

  @Field(() => [StatisticsCategory], {
    description: 'Its categories; a dimension that is not named is a total.',
  })
  categories!: StatisticsCategory[];
}

@ObjectType({
  description: 'The same number of the period of the same length before.',
  simpleResolvers: true,
})
@Directive('@shareable')
export class StatisticsBefore {
  @Hxl('date+before+period')
  @Field(() => String, { description: 'The period before, such as 2022, 2022-Q4 or 2023-04.' })
  period!: string;

  @Hxl('indicator+before+value+num')
  @Field(() => Int, { nullable: true, description: 'The number; null when it is withheld.' })
  value?: number | null;

  @Hxl('status+before+withheld')
  @Field(() => StatisticsWithheld, {
    nullable: true,
    description: 'Why it is withheld; null when it is told.',
  })
  withheld?: string | null;

  @Hxl('indicator+change+num')
  @Field(() => Int, {
    nullable: true,
    description: 'The number of now without it; null unless both are told.',
  })
  change?: number | null;
}

/** The types with pointers to the place: a class of each owner, as its entities of places are. */
export function typesWithPlace({ place, within }: Pick<ToldByOwner, 'place' | 'within'>) {
  @ObjectType({ description: 'One number, or why it is not told.', simpleResolvers: true })
  @Directive('@shareable')
  class StatisticsCell {
    @Hxl('date+period')
    @Field(() => String, { description: 'Its period: 2023, 2023-Q1 or 2023-05.' })
    period!: string;

    @Hxl('date+start')
    @Field(() => GraphQLLocalDate, { description: 'The first day of the period, by the days of the place.' })
    begins!: string;

    @Hxl('date+end')
    @Field(() => GraphQLLocalDate, { description: 'The last day of the period, by the days of the place.' })
    ends!: string;

    @Field(() => [StatisticsCategory], {
      description: 'Its categories; a dimension that is not named is a total.',
    })
    categories!: StatisticsCategory[];

    @Hxl('indicator+value+num')
    @Field(() => Int, {
      nullable: true,
      description: 'The number; null when it is withheld, which does not mean zero.',
    })
    value?: number | null;

    @Hxl('indicator+rounded+value+num')
    @Field(() => Int, {
      nullable: true,
      description: 'The number as the public is shown it: rounded to five. Null when it is withheld.',
    })
    rounded?: number | null;

    @Hxl('status+withheld')
    @Field(() => StatisticsWithheld, {
      nullable: true,
      description: 'Why it is withheld; null when it is told.',
    })
    withheld?: string | null;

    @Field(() => StatisticsQuestion, {
      nullable: true,
      description:
        'The nearest coarser number that is told, when this one is withheld; null when there is none.',
    })
    opens?: StatisticsQuestion | null;

    @Field(() => StatisticsBefore, {
      nullable: true,
      description: 'The same of the period before; null when no edition has it.',
    })
    before?: StatisticsBefore | null;
  }
  // The graph reads them by their names of the owner.
  for (const { field, type, description } of [place, within])
    Field(type, { nullable: true, description })(StatisticsCell.prototype, field);

  @ObjectType({ description: 'The answer to a question for numbers.', simpleResolvers: true })
  @Directive('@shareable')
  class StatisticsTable {
    @Hxl('indicator')
    @Field(() => CodedValue, { description: 'What is counted; its meaning is the definition.' })
    measure!: CodedValue;

    @Field(() => [StatisticsCell], { description: 'The numbers, by period and then by category.' })
    cells!: StatisticsCell[];

    @Hxl('meta+open+period')
    @Field(() => [String], {
      description:
        'Periods of the question of which no edition has these numbers: not closed yet, before anything was recorded, or told before this was counted. It does not say that nothing happened.',
    })
    openPeriods!: string[];

    @Field(() => [StatisticsEdition], { description: 'From which editions the numbers are.' })
    editions!: StatisticsEdition[];
  }
  return { StatisticsCell, StatisticsTable };
}
export type StatisticsCell = InstanceType<ReturnType<typeof typesWithPlace>['StatisticsCell']>;
export type StatisticsTable = InstanceType<ReturnType<typeof typesWithPlace>['StatisticsTable']>;
