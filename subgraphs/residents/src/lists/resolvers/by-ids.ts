import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';

const MOST_IDS = 100;

@Resolver(() => Resident)
export class ResidentsByIdsResolver {
  @Query(() => [Resident], {
    nullable: 'itemsAndList',
    description:
      'The residents with these identifiers, one for each and in their order; null for whom nobody or not the reader may know. For programs that follow events.',
  })
  residentsByIds(
    @Arg('ids', () => [ID], { description: 'Identifiers of residents, 1 to 100.' }) ids: string[],
    @Ctx() { loaders }: Context,
  ): Promise<(Resident | null)[]> {
    if (ids.length < 1 || ids.length > MOST_IDS) throw badInput(`Give 1 to ${MOST_IDS} identifiers.`, 'ids');
    const read = ids.map((id, index) => readIdentifier(id, `ids.${index}`));
    return Promise.all(read.map((id) => loaders.resident.load(id)));
  }
}
