import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { badInput } from '@mrrm/platform/wire/errors';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { findAbsences } from '../repository/absence.js';
import { findConsentsInForce } from '../repository/consent.js';
import { Absence } from '../types/absence.js';
import { BasicAssistance } from '../types/basic-assistance.js';
import { Consent, ConsentInForce } from '../types/consent.js';
import { Household } from '../types/household.js';
import { LegalRepresentative } from '../types/legal-representative.js';
import { Presence } from '../types/presence.js';
import { Resident } from '../types/resident.js';
import { Vulnerability } from '../types/vulnerability.js';

@Resolver(() => Household)
export class HouseholdResolver {
  @Query(() => Household, { nullable: true, description: 'A household by its identifier.' })
  household(
    @Arg('id', () => ID, { description: 'Identifier of the household.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Household | null> {
    return loaders.household.load(readIdentifier(id, 'id'));
  }

  @FieldResolver(() => [Resident], { description: 'Who belongs to it, the oldest first.' })
  members(@Root() { id }: Household, @Ctx() { loaders }: Context): Promise<Resident[]> {
    return loaders.members.load(id);
  }
}

@Resolver(() => LegalRepresentative)
export class LegalRepresentativeResolver {
  @Query(() => LegalRepresentative, {
    nullable: true,
    description: 'A legal representative by identifier.',
  })
  legalRepresentative(
    @Arg('id', () => ID, { description: 'Identifier of the legal representative.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<LegalRepresentative | null> {
    return loaders.legalRepresentative.load(readIdentifier(id, 'id'));
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

/** Most residents that one question about consents may name. */
const MOST_ASKED = 1000;

@Resolver(() => ConsentInForce)
export class ConsentInForceResolver {
  @Query(() => [ConsentInForce], {
    nullable: true,
    description:
      'What residents allow an organisation at this moment, so that another owner can ask before it shows or sends.',
  })
  async consentsInForce(
    @Arg('residentIds', () => [ID], { description: 'About whom, at most 1000.' }) residentIds: string[],
    @Arg('recipientOrganisation', () => String, {
      description: 'Code of the organisation that would receive.',
    })
    recipient: string,
    @Ctx() context: Context,
  ): Promise<ConsentInForce[]> {
    if (residentIds.length > MOST_ASKED)
      throw badInput(`Name at most ${MOST_ASKED} residents.`, 'residentIds');
    const ids = residentIds.map((id, index) => readIdentifier(id, `residentIds.${index}`));
    return findConsentsInForce(context, ids, recipient);
  }
}

const residentOf = (residentId: string, { loaders }: Context) => loaders.resident.load(residentId);

@Resolver(() => Presence)
export class PresenceResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Who was looked for.' })
  resident(@Root() { residentId }: Presence, @Ctx() context: Context): Promise<Resident | null> {
    return residentOf(residentId, context);
  }
}

@Resolver(() => Consent)
export class ConsentResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'About whom it is.' })
  resident(@Root() { residentId }: Consent, @Ctx() context: Context): Promise<Resident | null> {
    return residentOf(residentId, context);
  }
}

@Resolver(() => Vulnerability)
export class VulnerabilityResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Whose vulnerability it is.' })
  resident(@Root() { residentId }: Vulnerability, @Ctx() context: Context): Promise<Resident | null> {
    return residentOf(residentId, context);
  }
}

@Resolver(() => BasicAssistance)
export class BasicAssistanceResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Who was given it.' })
  resident(@Root() { residentId }: BasicAssistance, @Ctx() context: Context): Promise<Resident | null> {
    return residentOf(residentId, context);
  }
}
