import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { OpenRecords } from '../../departure/types/open-records.js';
import { Household } from '../../register/types/household.js';
import { Resident } from '../../register/types/resident.js';
import { HouseholdMembership } from '../types/membership.js';

@Resolver(() => Resident)
export class MembershipsOfResidentResolver {
  @FieldResolver(() => [HouseholdMembership], {
    nullable: true,
    description: 'To which households the resident belongs and belonged, the latest first.',
  })
  householdMemberships(
    @Root() { id }: Resident,
    @Ctx() { loaders }: Context,
  ): Promise<HouseholdMembership[]> {
    return loaders.membershipsOfResident.load(id);
  }
}

@Resolver(() => Household)
export class MembershipsOfHouseholdResolver {
  @FieldResolver(() => [HouseholdMembership], {
    description: 'Who belongs and belonged to it, the latest first: of those whom the reader may see.',
  })
  memberships(@Root() { id }: Household, @Ctx() { loaders }: Context): Promise<HouseholdMembership[]> {
    return loaders.membershipsOfHousehold.load(id);
  }
}

@Resolver(() => HouseholdMembership)
export class HouseholdMembershipResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Who belongs to it.' })
  resident(
    @Root() { residentId }: HouseholdMembership,
    @Ctx() { loaders }: Context,
  ): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @FieldResolver(() => Household, { nullable: true, description: 'To which household.' })
  household(
    @Root() { householdId }: HouseholdMembership,
    @Ctx() { loaders }: Context,
  ): Promise<Household | null> {
    return loaders.household.load(householdId);
  }
}

@Resolver(() => OpenRecords)
export class OpenHouseholdResolver {
  @FieldResolver(() => Household, {
    nullable: true,
    description:
      'The household that the resident is the head of: whoever departs leaves it without one, until `joinHousehold` says who is. Null for everybody else.',
  })
  async headOf(@Root() { residentId }: OpenRecords, @Ctx() { loaders }: Context): Promise<Household | null> {
    const memberships = await loaders.membershipsOfResident.load(residentId);
    const present = memberships.find(({ relation, leftAt }) => relation === 'HEAD' && !leftAt);
    return present ? loaders.household.load(present.householdId) : null;
  }
}
