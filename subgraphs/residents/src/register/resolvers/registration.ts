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
import { warning } from '@mrrm/platform/writing/user-error';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { pointersOf } from '../../pointers.js';
import { findAlike, insertResident, readmitResident } from '../repository/registration.js';
import { bornAfterArrival, mustBePossible } from '../rules/birth.js';
import {
  ReadmitResidentInput,
  ReadmitResidentPayload,
  RegisterResidentInput,
  RegisterResidentPayload,
} from '../types/registration.js';
import { Resident } from '../types/resident.js';
import { readLatinNames } from './latin-names.js';

const constraints = {
  resident_registration_number_once: {
    message: 'This registration number is in use at this centre. Who has come back is readmitted.',
    path: 'registrationNumber',
  },
};

/** How stays begin. */
@Resolver(() => Resident)
export class RegistrationResolver {
  @Mutation(() => RegisterResidentPayload, { description: 'Registers a resident who begins a stay.' })
  registerResident(
    @Arg('input', () => RegisterResidentInput, { description: 'Who, where and since when.' })
    input: RegisterResidentInput,
    @Ctx() context: Context,
  ): Promise<RegisterResidentPayload> {
    return write(context, input, {
      constraints,
      prepare: async () => {
        const wanted = await readRegistration(input, context);
        const verification = await checkReferences(context, pointersOf(wanted, wanted.centreId));
        return { ...wanted, verification };
      },
      act: async (query, wanted) => {
        const alike = await findAlike(context, query, wanted);
        const id = await insertResident(context, query, wanted);
        return { id, residentId: id, alike };
      },
      answer: ({ id, alike }) => ({
        resident: reread(context.loaders.resident, id),
        userErrors: alike.map((number) =>
          warning(
            'CONFLICT',
            `Somebody with this name and this date of birth is on record already (${number}). Make sure that it is another person.`,
            'familyName',
          ),
        ),
      }),
    });
  }

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

async function readRegistration(input: RegisterResidentInput, context: Context) {
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
