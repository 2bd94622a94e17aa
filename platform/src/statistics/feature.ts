import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, InputType, Query, Resolver } from 'type-graphql';
import { argumentsOf, fieldsOf } from '../access/table.js';
import type { Request } from '../context.js';
import { asksFor } from '../schema/asks-for.js';
import type { Feature } from '../schema/feature.js';
import { mostDimensionsOf } from './declaration.js';
import { newestEditions } from './kept.js';
import type { ToldByOwner } from './owner.js';
import { readQuestion } from './question.js';
import { MOST_CELLS, placesOf, tell } from './told.js';
import { StatisticsCatalogue, type StatisticsTable, typesWithPlace } from './types.js';
import { codedValuesOf, StatisticsPeriodLength, StatisticsRelativePeriod } from './words.js';

/** Lengths of lists, rounded up: an owner with more is told at its start. */
const MOST = { measures: 30, dimensions: 6, categories: 30, editions: 60 };

/**
 * Makes, for one owner, the root fields that tell what its editions hold: `<field>StatisticsCatalogue` and `<field>Statistics`. A feature spreads it
 * into itself (`...told`) or joins its parts.
 */
export function statisticsOf(owner: ToldByOwner): Pick<Feature, 'resolvers' | 'costs'> & {
  access: Required<Pick<NonNullable<Feature['access']>, 'types' | 'extends' | 'filters' | 'arguments'>>;
} {
  const { field, group, measures, dimensions } = owner;
  const { StatisticsTable: Table } = typesWithPlace(owner);
  const choice = `${field[0]!.toUpperCase()}${field.slice(1)}StatisticsChoice`;

  @InputType(choice, { description: 'One category of one dimension, for a number that is of it alone.' })
  class Choice {
    @Field(() => dimensions, { description: 'The dimension.' })
    dimension!: string;

    @Field(() => String, { description: 'The category, a word of the catalogue; of a place its identifier.' })
    category!: string;
  }

  @Resolver()
  class StatisticsResolver {
    @Query(() => StatisticsCatalogue, {
      name: `${field}StatisticsCatalogue`,
      nullable: true,
      description:
        'What can be asked of `' +
        field +
        'Statistics`: measures with their definitions, dimensions with their categories, and the editions that there are.',
    })
    async catalogue(@Ctx() request: Request): Promise<StatisticsCatalogue> {
      const { counted, categories } = owner;
      const { limits } = counted;
      const totalsOfPlaces = placesOf(request) === undefined;
      const words = new Map(codedValuesOf(dimensions).map((one) => [one.value, one]));
      const ofMeasure = new Map(counted.measures([]).map((one) => [one.name, one]));
      return {
        measures: codedValuesOf(measures).flatMap((measure) => {
          const one = ofMeasure.get(measure.value)!;
          if (!totalsOfPlaces && !one.dimensions.some(({ place }) => place)) return [];
          return {
            measure,
            kind: one.kind,
            dimensions: one.dimensions.map(({ name, place }) => ({
              dimension: words.get(name)!,
              isPlace: place === true,
              categories: categories[name] ?? [],
            })),
            dimensionsOfMonth: mostDimensionsOf(one, limits, 'MONTH') ?? null,
            dimensionsOfQuarter: mostDimensionsOf(one, limits, 'QUARTER') ?? null,
            dimensionsOfYear: mostDimensionsOf(one, limits, 'YEAR') ?? null,
          };
        }),
        totalsOfPlaces,
        editions: await request.database.figures((query) => newestEditions(query, counted)),
        least: limits.small + 1,
        dimensionsOfMonth: limits.dimensions.MONTH,
        dimensionsOfQuarter: limits.dimensions.QUARTER,
        dimensionsOfYear: limits.dimensions.YEAR,
        daysToClose: counted.daysToFreeze,
      };
    }

    @Query(() => Table, {
      name: `${field}Statistics`,
      nullable: true,
      description:
        'Numbers of closed periods, small ones withheld: the same for everybody at all times. What can be asked is a closed grid, see `' +
        field +
        'StatisticsCatalogue`.',
    })
    async statistics(
      @Ctx() context: Request,
      @Arg('measure', () => measures, { description: 'What is counted.' }) measure: string,
      @Arg('period', () => String, {
        nullable: true,
        description: 'A calendar year, quarter or month: 2023, 2023-Q1 or 2023-05. Give this or `relative`.',
      })
      period: string | null | undefined,
      @Arg('relative', () => StatisticsRelativePeriod, {
        nullable: true,
        description: 'The last closed periods. Give this or `period`.',
      })
      relative: StatisticsRelativePeriod | null | undefined,
      @Arg('each', () => StatisticsPeriodLength, {
        nullable: true,
        description: 'A number for each month or quarter of the period instead of one for the whole.',
      })
      each: StatisticsPeriodLength | null | undefined,
      @Arg('by', () => [dimensions], {
        defaultValue: [],
        description:
          'A number for each category of these. With `where` at most three dimensions, and fewer for short periods.',
      })
      by: string[],
      @Arg('where', () => [Choice], { defaultValue: [], description: 'Only what is of these categories.' })
      where: Choice[],
      @Info() info: GraphQLResolveInfo,
    ): Promise<StatisticsTable> {
      const question = readQuestion(owner, { measure, period, relative, each, by, where });
      return tell(context, owner, question, asksFor(info, 'before'));
    }
  }

  const names = `Query.${field}Statistics`;
  return {
    resolvers: [StatisticsResolver],
    access: {
      types: {
        StatisticsCatalogue: {
          base: group,
          fields: fieldsOf(
            group,
            'measures editions totalsOfPlaces least dimensionsOfMonth dimensionsOfQuarter dimensionsOfYear daysToClose',
          ),
        },
        StatisticsMeasure: {
          base: group,
          fields: fieldsOf(
            group,
            'measure kind dimensions dimensionsOfMonth dimensionsOfQuarter dimensionsOfYear',
          ),
        },
        StatisticsDimension: { base: group, fields: fieldsOf(group, 'dimension isPlace categories') },
        StatisticsEdition: { base: group, fields: fieldsOf(group, 'year number months builtAt') },
        StatisticsTable: { base: group, fields: fieldsOf(group, 'measure cells openPeriods editions') },
        StatisticsCell: {
          base: group,
          fields: fieldsOf(
            group,
            `period begins ends categories value rounded withheld opens before ${owner.place.field} ${owner.within.field}`,
          ),
        },
        StatisticsCategory: { base: group, fields: fieldsOf(group, 'dimension category word') },
        StatisticsQuestion: { base: group, fields: fieldsOf(group, 'period categories') },
        StatisticsBefore: { base: group, fields: fieldsOf(group, 'period value withheld change') },
      },
      extends: { Query: fieldsOf(group, `${field}Statistics ${field}StatisticsCatalogue`) },
      filters: { [choice]: fieldsOf(group, 'dimension category') },
      arguments: argumentsOf({ [group]: `${names}(measure,period,relative,each,by,where)` }),
    },
    costs: {
      lists: {
        'StatisticsCatalogue.measures': MOST.measures,
        'StatisticsCatalogue.editions': MOST.editions,
        'StatisticsMeasure.dimensions': MOST.dimensions,
        'StatisticsDimension.categories': MOST.categories,
        'StatisticsTable.cells': MOST_CELLS,
        'StatisticsTable.editions': MOST.editions,
        'StatisticsCell.categories': 3,
        'StatisticsQuestion.categories': 3,
      },
      weights: { [names]: 20 },
    },
  };
}
