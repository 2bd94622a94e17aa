import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import type { Page } from '@mrrm/platform/reading/pages';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { Resident } from '../../register/types/resident.js';
import type { MergeList } from '../repository/merge.js';
import { ResidentMerge, ResidentMergeConnection } from '../types/merge.js';

/** One page of a list of merges. */
function mergePage(
  { loaders: { mergePages, mergeCount } }: Context,
  list: MergeList,
  id: string,
  page: PageArguments,
): Promise<Connection<ResidentMerge>> {
  const lists = { pages: (asked: Page) => mergePages({ list, page: asked }), counts: mergeCount(list) };
  return pageOf<ResidentMerge>(lists, id, page, (row) => [row.askedAt, row.id]);
}

@Resolver(() => Resident)
export class MergesOfResidentResolver {
  @FieldResolver(() => Resident, {
    nullable: true,
    description:
      'The record that stands for the person since this one was merged; null for a record that stands for itself, and where it is not open to you. What others have on record about this one stays with it.',
  })
  async mergedInto(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Resident | null> {
    const found = await loaders.survivor.load(id);
    return found ? loaders.resident.load(found.id) : null;
  }

  @FieldResolver(() => [Resident], {
    nullable: true,
    description:
      'The records of the same person that were merged into this one, with their histories in all slices, of those that are open to you, the one made first at first.',
  })
  async mergedFrom(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Resident[]> {
    const found = await loaders.mergedInto.load(id);
    const records = await Promise.all(found.map((one) => loaders.resident.load(one.id)));
    return records.filter((record) => record !== null);
  }

  @FieldResolver(() => ResidentMergeConnection, {
    nullable: true,
    description:
      'Whatever was asked, confirmed and undone of merging this record, as either of the two; the latest first.',
  })
  merges(
    @Root() { id }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ResidentMerge>> {
    return mergePage(context, 'RESIDENT', id, page);
  }
}

@Resolver(() => Centre)
export class MergesOfCentreResolver {
  @FieldResolver(() => ResidentMergeConnection, {
    nullable: true,
    description: 'The merges of its records that wait for a second person, the latest first.',
  })
  mergesToConfirm(
    @Root() { id }: Centre,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ResidentMerge>> {
    return mergePage(context, 'CENTRE_AWAITED', id, page);
  }
}

@Resolver(() => ResidentMerge)
export class ResidentMergeResolver {
  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'The record that was or is to be merged into the other one.',
  })
  resident(@Root() { residentId }: ResidentMerge, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'The record that stands for the person from then on.',
  })
  survivor(@Root() { survivorId }: ResidentMerge, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(survivorId);
  }
}
