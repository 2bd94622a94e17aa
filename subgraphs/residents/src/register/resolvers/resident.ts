import { type AccessEvent, AccessEventConnection } from '@mrrm/platform/audit/access-event';
import { accessHistory } from '@mrrm/platform/audit/history';
import { shownToOthers } from '@mrrm/platform/audit/shown-to';
import { type Connection, PageArguments } from '@mrrm/platform/reading/connection';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { badInput } from '@mrrm/platform/wire/errors';
import { readCode } from '@mrrm/platform/writing/input';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { wholeYears } from '../rules/whole-years.js';
import { Household } from '../types/household.js';
import { Resident } from '../types/resident.js';
import { ShownTo } from '../types/shown-to.js';
import { Stay } from '../types/stay.js';

/** Years: no day is asked about that nobody lives to see. */
const OLDEST = 130;

@Resolver(() => Resident)
export class ResidentResolver {
  @Query(() => Resident, { nullable: true, description: 'A resident by identifier.' })
  resident(
    @Arg('id', () => ID, { description: 'Identifier of the resident.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Resident | null> {
    return loaders.resident.load(readIdentifier(id, 'id'));
  }

  @Query(() => [Resident], {
    nullable: true,
    description:
      "Whoever has a number of the State's: at most one person at each centre, the latest arrival first; empty for nobody.",
  })
  residentsByRegistrationNumber(
    @Arg('registrationNumber', () => String, {
      description:
        "The State's own number, however it is written: upper or lower case, blanks at the ends, kinds of hyphen and invisible characters make no difference.",
    })
    registrationNumber: string,
    @Ctx() { loaders }: Context,
  ): Promise<Resident[]> {
    return loaders.residentsByNumber.load(readCode(registrationNumber, 'registrationNumber'));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Age in whole years; null when the date of birth is not known.',
  })
  age(
    @Root() { dateOfBirth, centre }: Resident,
    @Arg('on', () => GraphQLLocalDate, {
      nullable: true,
      description: 'The day asked about; today by default. A day of your own choice needs IDENTITY.',
    })
    on: string | null | undefined,
    @Ctx() { now, timeZones }: Context,
  ): number | null {
    const age = dateOfBirth ? wholeYears(dateOfBirth, on ?? timeZones.dayAt(now, centre?.id)) : null;
    if (on && age !== null && age > OLDEST)
      throw badInput('Nobody gets as old. Ask about another day.', 'on');
    return age;
  }

  @FieldResolver(() => Household, {
    nullable: true,
    description: 'The household that the resident belongs to; null without one.',
  })
  async household(@Root() { householdId }: Resident, @Ctx() { loaders }: Context): Promise<Household | null> {
    return householdId ? loaders.household.load(householdId) : null;
  }

  @FieldResolver(() => [Stay], {
    nullable: true,
    description: 'All stays of the resident, the latest first: who leaves and comes back has several.',
  })
  async stays(@Root() { id, access }: Resident, @Ctx() { loaders }: Context): Promise<Stay[]> {
    const stays = await loaders.staysOfResident.load(id);
    return stays.map((stay) => ({ ...stay, access }));
  }

  @FieldResolver(() => AccessEventConnection, {
    nullable: true,
    description:
      "Who read or changed what the State has on record about the resident, the latest first. Other owners' slices keep histories of their own.",
  })
  accessHistory(
    @Root() { id }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<AccessEvent>> {
    return accessHistory(context, id, page);
  }

  @FieldResolver(() => [ShownTo], {
    nullable: true,
    description:
      'Other organisations to which something that the State has on record about the resident was shown, by groups of fields, what was shown last first: whom to tell of a correction or an erasure. An organisation itself is told of its own alone.',
  })
  async shownTo(@Root() { id }: Resident, @Ctx() context: Context): Promise<ShownTo[]> {
    return (await shownToOthers(context, id)).map((shown) => ({ ...shown, residentId: id }));
  }
}
