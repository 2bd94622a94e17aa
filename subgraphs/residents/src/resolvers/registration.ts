import { checkReferences, type Reference } from '@mrrm/platform/graph/references';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, Refusal } from '@mrrm/platform/wire/errors';
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
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { mayRecordAt } from '../access/visibility.js';
import { performFor } from '../agreement/perform.js';
import type { Context } from '../context.js';
import { dutyAt } from '../duty-question.js';
import {
  assignCaseManager,
  departResident,
  findAlike,
  insertResident,
  readmitResident,
  recordNeedsAssessment,
} from '../repository/resident-writes.js';
import {
  AssignCaseManagerInput,
  AssignCaseManagerPayload,
  DepartResidentInput,
  DepartResidentPayload,
  ReadmitResidentInput,
  ReadmitResidentPayload,
  RecordNeedsAssessmentInput,
  RecordNeedsAssessmentPayload,
  RegisterResidentInput,
  RegisterResidentPayload,
} from '../types/registration-writes.js';
import { Resident } from '../types/resident.js';
import { wholeYears } from './whole-years.js';

/** The writes on the resident's own record. */
@Resolver(() => Resident)
export class RegistrationResolver {
  @Mutation(() => RegisterResidentPayload, { description: 'Registers a resident who begins a stay.' })
  async registerResident(
    @Arg('input', () => RegisterResidentInput, { description: 'Who, where and since when.' })
    input: RegisterResidentInput,
    @Ctx() context: Context,
  ): Promise<RegisterResidentPayload> {
    const taken = {
      message: 'This registration number is in use at this centre. Who has come back is readmitted.',
      path: 'registrationNumber',
    };
    const messages = { resident_registration_number_once: taken };
    const { result, userErrors } = await mutate(
      context,
      { operation: 'registerResident', input, messages },
      async (query, wanted) => {
        const alike = await findAlike(context, query, wanted);
        const id = await insertResident(context, query, wanted);
        return { id, residentId: id, alike };
      },
      async () => {
        const wanted = await readRegistration(input, context);
        const verification = await checkReferences(context, pointersOf(wanted, wanted.centreId));
        return { ...wanted, verification };
      },
    );
    const warnings = (result?.alike ?? []).map((number) =>
      warning(
        'CONFLICT',
        `Somebody with this name and this date of birth is on record already (${number}). Make sure that it is another person.`,
        'familyName',
      ),
    );
    return { resident: await read(context, result?.id), userErrors: [...userErrors, ...warnings] };
  }

  @Mutation(() => DepartResidentPayload, { description: 'Ends the stay of a resident.' })
  async departResident(
    @Arg('input', () => DepartResidentInput, { description: 'Who, when and why.' })
    input: DepartResidentInput,
    @Ctx() context: Context,
  ): Promise<DepartResidentPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'departResident', input },
      async (query) => {
        const departing = readIdentifier(input.residentId, 'residentId');
        const when = readPast(input.at, context.now, 'at');
        const { expectedVersion, reason } = input;
        const override =
          input.override != null ? readText(input.override.reason, 'override.reason', 500) : null;
        await departResident(context, query, { departing, expectedVersion, when, reason, override });
        return { id: departing };
      },
    );
    return { resident: await read(context, result?.id), userErrors };
  }

  @Mutation(() => ReadmitResidentPayload, {
    description:
      'Begins another stay of somebody who has departed and come back: the same person, number and record.',
  })
  async readmitResident(
    @Arg('input', () => ReadmitResidentInput, { description: 'Who, and since when.' })
    input: ReadmitResidentInput,
    @Ctx() context: Context,
  ): Promise<ReadmitResidentPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'readmitResident', input },
      async (query, wanted) => {
        await readmitResident(context, query, wanted);
        return { id: wanted.residentId };
      },
      async () => {
        const residentId = readIdentifier(input.residentId, 'residentId');
        const wanted = {
          residentId,
          expectedVersion: input.expectedVersion,
          arrivedAt: readPast(input.arrivedAt, context.now, 'arrivedAt'),
          safeZoneId: readOptionalIdentifier(input.safeZoneId, 'safeZoneId'),
          caseManagerId: readOptionalIdentifier(input.caseManagerId, 'caseManagerId'),
        };
        const resident = await context.loaders.resident.load(residentId);
        const { safeZoneId, caseManagerId } = wanted;
        const pointers = pointersOf({ safeZoneId, caseManagerId }, resident?.centre?.id);
        return { ...wanted, verification: await checkReferences(context, pointers) };
      },
    );
    return { resident: await read(context, result?.id), userErrors };
  }

  @Mutation(() => AssignCaseManagerPayload, { description: 'Says who manages the case of a resident.' })
  async assignCaseManager(
    @Arg('input', () => AssignCaseManagerInput, { description: 'Whose case, and who manages it.' })
    input: AssignCaseManagerInput,
    @Ctx() context: Context,
  ): Promise<AssignCaseManagerPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'assignCaseManager', input },
      async (query, { residentId, staffMemberId, verification }) => {
        const { expectedVersion } = input;
        await assignCaseManager(context, query, residentId, expectedVersion, staffMemberId, verification);
        return { id: residentId };
      },
      async () => {
        const residentId = readIdentifier(input.residentId, 'residentId');
        const staffMemberId = readOptionalIdentifier(input.staffMemberId, 'staffMemberId');
        await performFor(context, residentId, context.now);
        const resident = await context.loaders.resident.load(residentId);
        const pointers = pointersOf({ staffMemberId }, resident?.centre?.id);
        const verification = await checkReferences(context, pointers);
        return { residentId, staffMemberId, verification };
      },
    );
    return { resident: await read(context, result?.id), userErrors };
  }

  @Mutation(() => RecordNeedsAssessmentPayload, {
    description: 'Records that the needs of a resident were assessed.',
  })
  async recordNeedsAssessment(
    @Arg('input', () => RecordNeedsAssessmentInput, { description: 'Whose needs, and what was found.' })
    input: RecordNeedsAssessmentInput,
    @Ctx() context: Context,
  ): Promise<RecordNeedsAssessmentPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'recordNeedsAssessment', input },
      async (query, { assessedAt }) => {
        const id = readIdentifier(input.residentId, 'residentId');
        await recordNeedsAssessment(context, query, id, input.expectedVersion, {
          riskLevel: input.riskLevel,
          caseState: input.caseState ?? null,
          assessedAt,
        });
        return { id };
      },
      async () => {
        const assessedAt = readPast(input.assessedAt, context.now, 'assessedAt');
        await performFor(context, input.residentId, assessedAt);
        return { assessedAt };
      },
    );
    return { resident: await read(context, result?.id), userErrors };
  }
}

/** Years. The oldest human whose age is proven reached 122. */
const OLDEST = 120;

async function readRegistration(input: RegisterResidentInput, { actor, graph, now, timeZones }: Context) {
  const centreId = readIdentifier(input.centreId, 'centreId');
  mayRecordAt(actor, centreId, 'centreId');
  await timeZones.ask(centreId, graph);
  const { dateOfBirth = null, nationality } = input;
  const arrivedAt = readPast(input.arrivedAt, now, 'arrivedAt');
  if (dateOfBirth && dateOfBirth > timeZones.dayAt(now, centreId))
    throw badInput('This day lies in the future.', 'dateOfBirth');
  const arrivedOn = timeZones.dayAt(arrivedAt, centreId);
  if (dateOfBirth && (wholeYears(dateOfBirth, arrivedOn) ?? 0) > OLDEST)
    throw badInput(`Nobody arrives older than ${OLDEST} years. Give another date of birth.`, 'dateOfBirth');
  if (input.dateOfBirthIsEstimate && !dateOfBirth)
    throw badInput('An estimate needs a date of birth.', 'dateOfBirthIsEstimate');
  if (dateOfBirth && dateOfBirth > arrivedOn) {
    const message =
      'The resident would have arrived before the birth. Who is born at the centre arrives then.';
    throw new Refusal('RULE_VIOLATION', message, { path: 'arrivedAt', rule: 'BEFORE_BIRTH' });
  }
  return {
    registrationNumber: readCode(input.registrationNumber, 'registrationNumber'),
    givenName: readText(input.givenName, 'givenName'),
    familyName: ifGiven(input.familyName, (given) => readText(given, 'familyName')),
    dateOfBirth,
    dateOfBirthIsEstimate: input.dateOfBirthIsEstimate,
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

const TYPE_OF = {
  centreId: 'Centre',
  safeZoneId: 'SafeZone',
  caseManagerId: 'StaffMember',
  staffMemberId: 'StaffMember',
};

/** The pointers to other owners' entities among an input's fields; what belongs to another centre is as good as absent. */
const pointersOf = (
  input: Partial<Record<keyof typeof TYPE_OF, string | null>>,
  place: string | undefined,
): Reference[] =>
  Object.entries(TYPE_OF).flatMap(([path, typename]) => {
    const id = input[path as keyof typeof TYPE_OF];
    const fit = typename === 'StaffMember' ? dutyAt(place ?? null, 'CASE_MANAGEMENT') : undefined;
    return id ? [{ typename, id, path, place, fit }] : [];
  });

/** Reads a written resident anew: several writes of one request must not show each other's remembered rows. */
const read = async ({ loaders }: Context, id: string | undefined) =>
  id ? loaders.resident.clear(id).load(id) : null;
