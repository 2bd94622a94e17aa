import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { findDiscrepancies } from '../repository/published-figure-discrepancy.js';
import { PublishedFigureDiscrepancy } from '../types/published-figure-discrepancy.js';

@Resolver()
export class PublishedFigureDiscrepancyResolver {
  @Query(() => [PublishedFigureDiscrepancy], {
    description:
      "Published totals that do not add up, or cannot be checked since parts are missing; the latest first. Nobody's figure is corrected.",
  })
  publishedFigureDiscrepancies(@Ctx() context: Context): Promise<PublishedFigureDiscrepancy[]> {
    return findDiscrepancies(context);
  }
}
