import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import {
  changedFields,
  readRequiredChange,
  readRequiredCode,
  readRequiredText,
} from '@mrrm/platform/writing/change';
import { ifGiven, readLanguage, readNationality, readText } from '@mrrm/platform/writing/input';
import { warning } from '@mrrm/platform/writing/user-error';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { STAYS_ANONYMISED } from '../../register/repository/lock.js';
import { readLatinName, readLatinSource } from '../../register/resolvers/latin-names.js';
import { readInterpreterLanguage, readOtherNames, readSkills } from '../../register/resolvers/read-told.js';
import { mustBePossible } from '../../register/rules/birth.js';
import { Resident } from '../../register/types/resident.js';
import { correctResident } from '../repository/correct.js';
import type { Correctable } from '../rules/differences.js';
import { CorrectResidentInput, CorrectResidentPayload } from '../types/correct.js';

const constraints = {
  resident_registration_number_once: {
    message: 'This registration number is in use at this centre.',
    path: 'registrationNumber',
  },
};

/** How what is registered is mended. */
@Resolver(() => Resident)
export class CorrectingResolver {
  @Mutation(() => CorrectResidentPayload, {
    description:
      'Corrects what is registered about a resident, of the present stay or a former one; what stood there is kept in `Resident.corrections`.',
  })
  correctResident(
    @Arg('input', () => CorrectResidentInput, { description: 'About whom, what and why.' })
    input: CorrectResidentInput,
    @Ctx() context: Context,
  ): Promise<CorrectResidentPayload> {
    return write(context, input, {
      constraints: { ...constraints, ...STAYS_ANONYMISED },
      prepare: async () => {
        const { expectedVersion, movesMajority } = input;
        const residentId = readIdentifier(input.residentId, 'residentId');
        const reason = readText(input.reason, 'reason', 500);
        await checkBirth(context, residentId, input.dateOfBirth);
        return { residentId, expectedVersion, reason, values: readValues(input), movesMajority };
      },
      act: async (query, wanted) => ({
        id: wanted.residentId,
        told: await correctResident(context, query, wanted),
      }),
      answer: ({ id, told }) => ({
        resident: reread(context.loaders.resident, id),
        userErrors: told.map((sentence) => warning('RULE_VIOLATION', sentence, 'dateOfBirth')),
      }),
    });
  }
}

/**
 * Days are those of the centre: its owner is asked for its clock before anything is locked. Of somebody who is not seen nothing is
 * known, and a day is judged as of today.
 */
async function checkBirth(context: Context, residentId: string, dateOfBirth: string | null | undefined) {
  const { graph, loaders, now, timeZones } = context;
  const resident = dateOfBirth ? await loaders.resident.load(residentId) : null;
  if (resident?.centre) await timeZones.ask(resident.centre.id, graph);
  const dayAt = (moment: Date) => timeZones.dayAt(moment, resident?.centre?.id);
  const days = { today: dayAt(now), arrivedOn: dayAt(resident?.arrivedAt ?? now) };
  if (dateOfBirth) mustBePossible(dateOfBirth, days);
}

/** A value that may be cleared: absent stays absent, null stays null. */
const ifTold = <Value, Read>(value: Value | null | undefined, read: (value: Value) => Read) =>
  value === undefined ? undefined : ifGiven(value, read);

const readValues = (input: CorrectResidentInput): Partial<Correctable> =>
  changedFields<{ [Name in keyof Correctable]?: Correctable[Name] | undefined }>({
    registrationNumber: readRequiredCode(input.registrationNumber, 'registrationNumber', 40),
    givenName: readRequiredText(input.givenName, 'givenName'),
    familyName: ifTold(input.familyName, (given) => readText(given, 'familyName')),
    fatherName: ifTold(input.fatherName, (given) => readText(given, 'fatherName')),
    nameOrder: input.nameOrder,
    givenNameLatin: ifTold(input.givenNameLatin, (given) => readLatinName(given, 'givenNameLatin')),
    familyNameLatin: ifTold(input.familyNameLatin, (given) => readLatinName(given, 'familyNameLatin')),
    fatherNameLatin: ifTold(input.fatherNameLatin, (given) => readLatinName(given, 'fatherNameLatin')),
    latinNameSource:
      ifTold(readRequiredChange(input.latinNameSource, 'latinNameSource'), readLatinSource) ?? undefined,
    dateOfBirth: input.dateOfBirth,
    dateOfBirthCertainty: input.dateOfBirthCertainty,
    sex: readRequiredChange(input.sex, 'sex'),
    nationality: ifTold(input.nationality, (given) => readNationality(given, 'nationality')),
    languages: readRequiredChange(input.languages, 'languages')?.map((code, index) =>
      readLanguage(code, `languages.${index}`),
    ),
    familySituation: readRequiredChange(input.familySituation, 'familySituation'),
    familySituationSince: input.familySituationSince,
    familySituationSource: input.familySituationSource,
    nationalityStatus: input.nationalityStatus,
    languageLevels:
      ifTold(readRequiredChange(input.languageLevels, 'languageLevels'), readSkills) ?? undefined,
    interpreterNeed: readRequiredChange(input.interpreterNeed, 'interpreterNeed'),
    interpreterLanguage: ifTold(input.interpreterLanguage, readInterpreterLanguage),
    ...ifTold(readRequiredChange(input.otherNames, 'otherNames'), readOtherNames),
  }) as Partial<Correctable>;
