import { type AccessEvent, AccessEventConnection } from '@mrrm/platform/audit/access-event';
import { accessHistory } from '@mrrm/platform/audit/history';
import { type Connection, PageArguments, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { badInput } from '@mrrm/platform/wire/errors';
import { readCode } from '@mrrm/platform/writing/input';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { representationOn } from '../repository/representation.js';
import { Absence } from '../types/absence.js';
import { BasicAssistance, BasicAssistanceConnection } from '../types/basic-assistance.js';
import { Consent } from '../types/consent.js';
import { Household } from '../types/household.js';
import { LegalRepresentative } from '../types/legal-representative.js';
import { Presence, PresenceConnection } from '../types/presence.js';
import { Representation } from '../types/representation.js';
import { Resident, ResidentConnection } from '../types/resident.js';
import { ResidentPageArguments } from '../types/resident-filter.js';
import { Vulnerability } from '../types/vulnerability.js';
import { residentConnection } from './resident-connection.js';
import { wholeYears } from './whole-years.js';

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

  @Query(() => ResidentConnection, {
    nullable: true,
    description: 'The residents of a centre, the latest arrival first by default.',
  })
  residents(
    @Arg('centreId', () => ID, { description: 'Identifier of the centre.' }) centreId: string,
    @Args(() => ResidentPageArguments) page: ResidentPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident>> {
    return residentConnection(context, 'CENTRE', readIdentifier(centreId, 'centreId'), page);
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
  async absence(@Root() resident: Resident, @Ctx() { loaders }: Context): Promise<Absence | null> {
    const found = await loaders.absenceOfResident.load(resident.id);
    return found && { ...found, resident };
  }

  @FieldResolver(() => PresenceConnection, {
    nullable: true,
    description: 'The presence checks, the latest first.',
  })
  async presences(
    @Root() { id }: Resident,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Presence>> {
    const page = { first: readFirst(first), after };
    const rows = await loaders.presencePages(page).load(id);
    const count = async () => (await loaders.presenceCount.load(id))?.total ?? 0;
    return toConnection(rows, page, (row) => [row.checkedAt, row.id], count);
  }

  @FieldResolver(() => BasicAssistanceConnection, {
    nullable: true,
    description: 'What the State gave to the resident, the latest first.',
  })
  async basicAssistance(
    @Root() { id }: Resident,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<BasicAssistance>> {
    const page = { first: readFirst(first), after };
    const rows = await loaders.basicAssistancePages(page).load(id);
    const count = async () => (await loaders.basicAssistanceCount.load(id))?.total ?? 0;
    return toConnection(rows, page, (row) => [row.providedAt, row.id], count);
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

  @FieldResolver(() => [Consent], {
    nullable: true,
    description: 'All consents, also those expired or withdrawn, the latest first.',
  })
  consents(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Consent[]> {
    return loaders.consentsOfResident.load(id);
  }

  @FieldResolver(() => [Vulnerability], {
    nullable: true,
    description: 'All recorded vulnerabilities, also those resolved, the latest first.',
  })
  vulnerabilities(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Vulnerability[]> {
    return loaders.vulnerabilitiesOfResident.load(id);
  }

  @FieldResolver(() => [Representation], {
    nullable: true,
    description: 'Who represented the resident in law, the latest first.',
  })
  representations(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Representation[]> {
    return loaders.representationsOfResident.load(id);
  }

  @FieldResolver(() => LegalRepresentative, {
    nullable: true,
    description: 'Who represents the resident today; null while nobody is appointed.',
  })
  async legalRepresentative(
    @Root() { id, centre, dateOfBirth }: Resident,
    @Ctx() { loaders, now, timeZones }: Context,
  ): Promise<LegalRepresentative | null> {
    const representations = await loaders.representationsOfResident.load(id);
    return (
      representationOn(representations, timeZones.dayAt(now, centre?.id), dateOfBirth)?.legalRepresentative ??
      null
    );
  }
}
