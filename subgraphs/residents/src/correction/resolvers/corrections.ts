import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import type { Page } from '@mrrm/platform/reading/pages';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import { type ResidentCorrection, ResidentCorrectionConnection } from '../types/correction.js';

@Resolver(() => Resident)
export class CorrectionsOfResidentResolver {
  @FieldResolver(() => ResidentCorrectionConnection, {
    nullable: true,
    description:
      'What was corrected of what is registered, the latest first: of each value for those who may read it.',
  })
  corrections(
    @Root() { id, access }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { loaders: { correctionPages, correctionCount: counts } }: Context,
  ): Promise<Connection<ResidentCorrection>> {
    // What opens the resident's row opens what it was.
    const pages = (asked: Page) => ({
      load: async (of: string) => (await correctionPages(asked).load(of)).map((row) => ({ ...row, access })),
    });
    return pageOf<ResidentCorrection>({ pages, counts }, id, page, (row) => [row.correctedAt, row.id]);
  }
}
