import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ResidentCohort } from '../../pointers.js';
import { findAccommodation } from '../repository/cohort-nights.js';
import { CohortAccommodation } from '../types/cohort-accommodation.js';

/** What this slice adds to the cohorts of the residents' owner. */
@Resolver(() => ResidentCohort)
export class ResidentCohortResolver {
  @Directive('@requires(fields: "question memberIds memberCells")')
  @FieldResolver(() => [CohortAccommodation], {
    nullable: true,
    description:
      'Where the residents slept, whenever it was, one entry for each kind of place; few, nobody and nearly everybody are withheld alike.',
  })
  accommodation(@Root() cohort: ResidentCohort, @Ctx() context: Context): Promise<CohortAccommodation[]> {
    return findAccommodation(context, cohort);
  }
}
