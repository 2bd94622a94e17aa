import { mustReach } from '@mrrm/platform/access/visible-at';
import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readOptionalIdentifier, readPast } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { pointersOf } from '../../pointers.js';
import { STAYS_ANONYMISED } from '../repository/lock.js';
import { readmitResident } from '../repository/registration.js';
import {
  ReadmitResidentInput,
  ReadmitResidentPayload,
  type RegisterResidentInput,
} from '../types/registration.js';
import { Resident } from '../types/resident.js';
import { readPerson } from './read-person.js';

/** What a new stay meets of whom another record stands for, or whose register was taken. @param path where in the input the record is named */
export const beginsNoStay = (path: string) => ({
  ...STAYS_ANONYMISED,
  stay_of_a_merged_record: {
    code: 'RULE_VIOLATION' as const,
    message: 'This record was merged into another one: take the resident whom `mergedInto` names.',
    path,
  },
});

/** How stays begin again. */
@Resolver(() => Resident)
export class RegistrationResolver {
  @Mutation(() => ReadmitResidentPayload, {
    description:
      'Begins another stay of somebody who has departed and come back: the same person, number and record.',
  })
  readmitResident(
    @Arg('input', () => ReadmitResidentInput, { description: 'Who, and since when.' })
    input: ReadmitResidentInput,
    @Ctx() context: Context,
  ): Promise<ReadmitResidentPayload> {
    return write(context, input, {
      constraints: beginsNoStay('residentId'),
      prepare: async () => {
        const residentId = readIdentifier(input.residentId, 'residentId');
        const arrivedAt = readPast(input.arrivedAt, context.now, 'arrivedAt');
        const named = {
          safeZoneId: readOptionalIdentifier(input.safeZoneId, 'safeZoneId'),
          caseManagerId: readOptionalIdentifier(input.caseManagerId, 'caseManagerId'),
        };
        const resident = await context.loaders.resident.load(residentId);
        const verification = await checkReferences(context, pointersOf(named, resident?.centre?.id));
        return { residentId, expectedVersion: input.expectedVersion, arrivedAt, ...named, verification };
      },
      act: async (query, wanted) => {
        await readmitResident(context, query, wanted);
        return { id: wanted.residentId };
      },
      answer: ({ id }) => ({ resident: reread(context.loaders.resident, id) }),
    });
  }
}

/** What is said of somebody who is to be registered. @throws Refusal BAD_USER_INPUT; NOT_FOUND for a centre of others */
export async function readRegistration(input: RegisterResidentInput, context: Context) {
  const { graph, now, timeZones } = context;
  const centreId = readIdentifier(input.centreId, 'centreId');
  mustReach(context, centreId, 'centreId');
  await timeZones.ask(centreId, graph);
  const arrivedAt = readPast(input.arrivedAt, now, 'arrivedAt');
  const days = { today: timeZones.dayAt(now, centreId), arrivedOn: timeZones.dayAt(arrivedAt, centreId) };
  const householdRelation = input.householdRelation ?? null;
  if (householdRelation && input.householdNumber == null)
    throw badInput('Say in which household.', 'householdNumber');
  return {
    householdRelation,
    ...readPerson(input, days),
    centreId,
    safeZoneId: readOptionalIdentifier(input.safeZoneId, 'safeZoneId'),
    caseManagerId: readOptionalIdentifier(input.caseManagerId, 'caseManagerId'),
    riskLevel: input.riskLevel ?? null,
    arrivedAt,
  };
}
