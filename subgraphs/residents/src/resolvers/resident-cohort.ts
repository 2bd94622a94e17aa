import { badInput } from '@mrrm/platform/errors';
import { readIdentifier } from '@mrrm/platform/identifiers';
import { readNationality } from '@mrrm/platform/input';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { formCohort } from '../repository/resident-cohort.js';
import { ResidentCohort, ResidentCohortArguments } from '../types/resident-cohort.js';

@Resolver(() => ResidentCohort)
export class ResidentCohortResolver {
  @Query(() => ResidentCohort, {
    nullable: true,
    description:
      'The residents who arrived at a centre in a period, as one anonymous group. It is formed when first asked for and stays as it is.',
  })
  residentCohort(
    @Args(() => ResidentCohortArguments) wanted: ResidentCohortArguments,
    @Ctx() context: Context,
  ): Promise<ResidentCohort | null> {
    const { arrivedFrom, arrivedUntil, nationality } = wanted;
    if (arrivedFrom >= arrivedUntil) throw badInput('The period ends before it begins.', 'arrivedUntil');
    const centreId = readIdentifier(wanted.centreId, 'centreId');
    if (arrivedUntil > context.timeZones.dayAt(context.now, centreId))
      throw badInput('The period must be over.', 'arrivedUntil');
    return formCohort(context, {
      centreId,
      arrivedFrom,
      arrivedUntil,
      ageBand: wanted.ageBand ?? null,
      sex: wanted.sex ?? null,
      nationality: nationality != null ? readNationality(nationality, 'nationality') : null,
    });
  }
}
