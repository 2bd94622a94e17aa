import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import { findAbsences } from '../repository/absence.js';
import { Absence } from '../types/absence.js';
import { Presence } from '../types/presence.js';

@Resolver(() => Presence)
export class PresenceResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Who was looked for.' })
  resident(@Root() { residentId }: Presence, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }
}

@Resolver(() => Absence)
export class AbsenceResolver {
  @Query(() => [Absence], {
    nullable: true,
    description:
      'Who stays at a centre and is not known to be there, and since when; the longest absence first.',
  })
  absences(
    @Arg('centreId', () => ID, { description: 'Identifier of the centre.' }) centreId: string,
    @Arg('at', () => GraphQLDateTimeISO, {
      nullable: true,
      description: 'The moment asked about; now by default.',
    })
    at: Date | null | undefined,
    @Ctx() context: Context,
  ): Promise<Absence[]> {
    return findAbsences(context, readIdentifier(centreId, 'centreId'), at ?? context.now);
  }
}
