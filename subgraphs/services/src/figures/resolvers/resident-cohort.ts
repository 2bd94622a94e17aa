import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ResidentCohort } from '../../pointers.js';
import { findServiceUptake } from '../repository/uptake.js';
import { ServiceUptake } from '../types/uptake.js';

/** What this slice adds to the cohorts of the residents' owner. */
@Resolver(() => ResidentCohort)
export class ResidentCohortResolver {
  @Directive('@requires(fields: "question memberIds memberCells")')
  @FieldResolver(() => [ServiceUptake], {
    nullable: true,
    description:
      'What services the residents received, one entry for each function; few, nobody and nearly everybody are withheld alike.',
  })
  serviceUptake(@Root() cohort: ResidentCohort, @Ctx() context: Context): Promise<ServiceUptake[]> {
    return findServiceUptake(context, cohort);
  }
}
