import { mustReach } from '@mrrm/platform/access/visible-at';
import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import {
  ifGiven,
  readCode,
  readLanguage,
  readNationality,
  readOptionalIdentifier,
  readPast,
  readText,
} from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { pointersOf } from '../../pointers.js';
import { STAYS_ANONYMISED } from '../repository/lock.js';
import { readmitResident } from '../repository/registration.js';
import { bornAfterArrival, mustBePossible } from '../rules/birth.js';
import {
  ReadmitResidentInput,
  ReadmitResidentPayload,
  type RegisterResidentInput,
} from '../types/registration.js';
import { Resident } from '../types/resident.js';
import { readLatinNames } from './latin-names.js';

const constraints = {
  ...STAYS_ANONYMISED,
  stay_of_a_merged_record: {
    code: 'RULE_VIOLATION' as const,
    message: 'This record was merged into another one: readmit the resident whom `mergedInto` names.',
    path: 'residentId',
  },
};

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
      constraints,
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

/** @throws Refusal BAD_USER_INPUT when what is said of a date of birth does not fit together */
function readCertainty({ dateOfBirth, dateOfBirthCertainty, dateOfBirthIsEstimate }: RegisterResidentInput) {
  const certainty = dateOfBirthCertainty ?? (dateOfBirthIsEstimate ? 'ASSESSED' : null);
  const path = dateOfBirthCertainty ? 'dateOfBirthCertainty' : 'dateOfBirthIsEstimate';
  if (certainty && !dateOfBirth)
    throw badInput(
      dateOfBirthCertainty ? 'A certainty needs a date of birth.' : 'An estimate needs a date of birth.',
      path,
    );
  if (dateOfBirthIsEstimate && certainty !== 'ASSESSED')
    throw badInput('An estimate is ASSESSED. Say one of the two.', path);
  return { dateOfBirthCertainty: certainty, dateOfBirthIsEstimate: certainty === 'ASSESSED' };
}

/** What is said of somebody who is to be registered. @throws Refusal BAD_USER_INPUT; NOT_FOUND for a centre of others */
export async function readRegistration(input: RegisterResidentInput, context: Context) {
  const { graph, now, timeZones } = context;
  const centreId = readIdentifier(input.centreId, 'centreId');
  mustReach(context, centreId, 'centreId');
  await timeZones.ask(centreId, graph);
  const { dateOfBirth = null, nationality } = input;
  const arrivedAt = readPast(input.arrivedAt, now, 'arrivedAt');
  const arrivedOn = timeZones.dayAt(arrivedAt, centreId);
  if (dateOfBirth) mustBePossible(dateOfBirth, { today: timeZones.dayAt(now, centreId), arrivedOn });
  const certainty = readCertainty(input);
  if (dateOfBirth && dateOfBirth > arrivedOn) throw bornAfterArrival('arrivedAt');
  const givenName = readText(input.givenName, 'givenName');
  const familyName = ifGiven(input.familyName, (given) => readText(given, 'familyName'));
  return {
    registrationNumber: readCode(input.registrationNumber, 'registrationNumber'),
    givenName,
    familyName,
    ...readLatinNames(input, givenName, familyName),
    dateOfBirth,
    ...certainty,
    sex: input.sex,
    nationality: ifGiven(nationality, (given) => readNationality(given, 'nationality')),
    languages: input.languages.map((code, index) => readLanguage(code, `languages.${index}`)),
    familySituation: input.familySituation,
    householdNumber: ifGiven(input.householdNumber, (given) => readCode(given, 'householdNumber')),
    centreId,
    safeZoneId: readOptionalIdentifier(input.safeZoneId, 'safeZoneId'),
    caseManagerId: readOptionalIdentifier(input.caseManagerId, 'caseManagerId'),
    riskLevel: input.riskLevel ?? null,
    arrivedAt,
  };
}
