import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import { Absence } from '../types/absence.js';
import { Presence, PresenceConnection } from '../types/presence.js';

/** Whether a resident is there. */
@Resolver(() => Resident)
export class PresencesOfResidentResolver {
  @FieldResolver(() => Presence, {
    nullable: true,
    description:
      'The latest presence check of the present or last stay that counts; null when there was none.',
  })
  latestPresence(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Presence | null> {
    return loaders.latestPresence.load(id);
  }

  @FieldResolver(() => Absence, {
    nullable: true,
    description:
      'Since when the resident is not known to be there, whom no check found yet included; null when the latest check found them present, and after the stay.',
  })
  absence(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Absence | null> {
    return loaders.absenceOfResident.load(id);
  }

  @FieldResolver(() => PresenceConnection, {
    nullable: true,
    description: 'The presence checks, the latest first.',
  })
  presences(
    @Root() { id }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { loaders: { presencePages: pages, presenceCount: counts } }: Context,
  ): Promise<Connection<Presence>> {
    return pageOf({ pages, counts }, id, page, (row) => [row.checkedAt, row.id]);
  }
}
