import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
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

  @FieldResolver(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'When they are to be looked for again: when a leave ends, else by the clock of the centre after the last check or the arrival. Null after the stay.',
  })
  async checkDueAt(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Date | null> {
    return (await loaders.checkDue.load(id))?.dueAt ?? null;
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
