import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readCode, readPast, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { STAYS_ANONYMISED } from '../../register/repository/lock.js';
import { oneHead } from '../../register/repository/registration.js';
import { Household } from '../../register/types/household.js';
import { joinHousehold, leaveHousehold } from '../repository/move.js';
import { splitHousehold } from '../repository/split.js';
import {
  HouseholdMemberPayload,
  JoinHouseholdInput,
  LeaveHouseholdInput,
  SplitHouseholdInput,
  SplitHouseholdPayload,
} from '../types/write.js';

const MOST_WHO_GO = 50;

const constraints = { ...STAYS_ANONYMISED, ...oneHead('relation') };

/** Who belongs to whom, as it comes to light or comes to be. */
@Resolver(() => Household)
export class MembershipResolver {
  @Mutation(() => HouseholdMemberPayload, {
    description:
      'Lets a resident belong to a household, or be somebody else in it; where the resident belonged before is kept in `Resident.householdMemberships`.',
  })
  joinHousehold(
    @Arg('input', () => JoinHouseholdInput, { description: 'Who, which household, as what, and why.' })
    input: JoinHouseholdInput,
    @Ctx() context: Context,
  ): Promise<HouseholdMemberPayload> {
    return write(context, input, {
      constraints,
      prepare: () => ({
        ...readMove(input),
        householdNumber: readCode(input.householdNumber, 'householdNumber'),
        relation: input.relation,
        at: readPast(input.joinedAt, context.now, 'joinedAt'),
      }),
      act: async (query, wanted) => {
        await joinHousehold(context, query, wanted);
        return { id: wanted.residentId };
      },
      answer: ({ id }) => ({ resident: reread(context.loaders.resident, id) }),
    });
  }

  @Mutation(() => HouseholdMemberPayload, {
    description:
      'Takes a resident out of the household; that the resident belonged to it is kept in `Resident.householdMemberships`.',
  })
  leaveHousehold(
    @Arg('input', () => LeaveHouseholdInput, { description: 'Who, and why.' }) input: LeaveHouseholdInput,
    @Ctx() context: Context,
  ): Promise<HouseholdMemberPayload> {
    return write(context, input, {
      constraints,
      prepare: () => ({ ...readMove(input), at: readPast(input.leftAt, context.now, 'leftAt') }),
      act: async (query, wanted) => {
        await leaveHousehold(context, query, wanted);
        return { id: wanted.residentId };
      },
      answer: ({ id }) => ({ resident: reread(context.loaders.resident, id) }),
    });
  }

  @Mutation(() => SplitHouseholdPayload, {
    description:
      'Makes two households of one: some of its members go together into another one, all or none.',
  })
  splitHousehold(
    @Arg('input', () => SplitHouseholdInput, { description: 'Which household, who goes, and why.' })
    input: SplitHouseholdInput,
    @Ctx() context: Context,
  ): Promise<SplitHouseholdPayload> {
    return write(context, input, {
      constraints,
      prepare: () => ({
        householdId: readIdentifier(input.householdId, 'householdId'),
        residentIds: readWhoGoes(input.residentIds),
        householdNumber: readCode(input.householdNumber, 'householdNumber'),
        reason: readText(input.reason, 'reason', 500),
        expectedVersion: input.expectedVersion,
        at: readPast(input.at, context.now, 'at'),
      }),
      act: async (query, wanted) => ({ id: await splitHousehold(context, query, wanted) }),
      answer: ({ id }) => ({ household: reread(context.loaders.household, id) }),
    });
  }
}

const readMove = ({ residentId, expectedVersion, reason }: JoinHouseholdInput | LeaveHouseholdInput) => ({
  residentId: readIdentifier(residentId, 'residentId'),
  expectedVersion,
  reason: readText(reason, 'reason', 500),
});

/** @throws Refusal BAD_USER_INPUT for nobody, too many, or somebody who is named twice */
function readWhoGoes(residentIds: string[]): string[] {
  if (residentIds.length < 1 || residentIds.length > MOST_WHO_GO)
    throw badInput(`Name 1 to ${MOST_WHO_GO} members.`, 'residentIds');
  const ids = residentIds.map((id, index) => readIdentifier(id, `residentIds.${index}`));
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (twice >= 0) throw badInput('This member is named twice.', `residentIds.${twice}`);
  return ids;
}
