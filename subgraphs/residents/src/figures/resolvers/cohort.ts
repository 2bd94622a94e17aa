import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readNationality, readNumber } from '@mrrm/platform/writing/input';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { askCohort, endOf } from '../repository/cohort.js';
import { ResidentCohort, ResidentCohortArguments } from '../types/cohort.js';

const MOST_FILTERS = 2;

@Resolver(() => ResidentCohort)
export class ResidentCohortResolver {
  @Query(() => ResidentCohort, {
    nullable: true,
    description:
      'The residents who arrived at a centre in a calendar period, as one anonymous group, found anew for each question.',
  })
  residentCohort(
    @Args(() => ResidentCohortArguments) asked: ResidentCohortArguments,
    @Ctx() context: Context,
  ): Promise<ResidentCohort | null> {
    const { period, ageBand = null, sex = null } = asked;
    const centreId = readIdentifier(asked.centreId, 'centreId');
    const year = readNumber(asked.year, 'year', { least: 1990, most: 2200 });
    if (endOf(year, period) > context.timeZones.dayAt(context.now, centreId))
      throw badInput('The period must be over.', 'period');
    const nationality = ifGiven(asked.nationality, (code) => readNationality(code, 'nationality'));
    if ([ageBand, sex, nationality].filter((filter) => filter !== null).length > MOST_FILTERS)
      throw badInput(`Choose by at most ${MOST_FILTERS} of ageBand, sex and nationality.`);
    return askCohort(context, { centreId, year, period, ageBand, sex, nationality });
  }
}
