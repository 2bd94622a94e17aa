import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readLongText, readPast } from '@mrrm/platform/writing/input';
import type { ChangeInput } from '@mrrm/platform/writing/write-input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { performFor } from '../../register/resolvers/perform-for.js';
import { Resident } from '../../register/types/resident.js';
import { Stay } from '../../register/types/stay.js';
import { type CaseChange, changeCase, recordScreening } from '../repository/case-step.js';
import { reviewAfter } from '../repository/case-work.js';
import { SCREENING_HOURS } from '../rules/deadlines.js';
import {
  CaseStep,
  CloseCaseInput,
  CloseCasePayload,
  RecordScreeningInput,
  RecordScreeningPayload,
  ReopenCaseInput,
  ReopenCasePayload,
  ReviewCaseInput,
  ReviewCasePayload,
  Screening,
} from '../types/case-step.js';

const LONGEST_STATEMENT = 2000;
const HOUR = 3_600_000;

/** The case as it was in one stay. */
@Resolver(() => Stay)
export class CaseOfStayResolver {
  @FieldResolver(() => [CaseStep], {
    nullable: true,
    description:
      'What was done in the protection of the resident in this stay, with the risk and the state that came of it, the latest first; null where the record is not read.',
  })
  async caseSteps(
    @Root() { residentId, arrivedAt, departedAt }: Stay,
    @Ctx() { loaders }: Context,
  ): Promise<CaseStep[] | null> {
    // A centre that was left knows of the stay there, and reads the record no more.
    if (!(await loaders.resident.load(residentId))) return null;
    const steps = await loaders.caseStepsOfResident.load(residentId);
    return steps.filter(({ takenAt }) => takenAt >= arrivedAt && (!departedAt || takenAt < departedAt));
  }
}

/** What was done in the protection of somebody, and what is due. */
@Resolver(() => Resident)
export class CaseStepResolver {
  @FieldResolver(() => Screening, {
    nullable: true,
    description: 'Whether obvious special needs were looked for in the present or last stay, and in time.',
  })
  async screening(@Root() { id }: Resident, @Ctx() { loaders, now }: Context): Promise<Screening | null> {
    const stay = await loaders.screening.load(id);
    if (!stay) return null;
    const dueAt = new Date(stay.arrivedAt.getTime() + SCREENING_HOURS * HOUR);
    const doneAt = stay.takenAt;
    const doneBy = stay.takenById === null ? null : { id: stay.takenById };
    return { residentId: id, dueAt, doneAt, doneBy, overdue: (doneAt ?? now) > dueAt };
  }

  @FieldResolver(() => [CaseStep], {
    nullable: true,
    description:
      'What was done in their protection, with the risk and the state that came of it, the latest first. What was before this was kept is not in it.',
  })
  caseHistory(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<CaseStep[]> {
    return loaders.caseStepsOfResident.load(id);
  }

  @FieldResolver(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'By when the case is to be reviewed; null for a closed case, and before needs were assessed.',
  })
  async caseReviewDueOn(@Root() resident: Resident, @Ctx() context: Context): Promise<string | null> {
    const { id, caseState, needsAssessedAt, centre } = resident;
    if (caseState === 'CLOSED') return null;
    const steps = await context.loaders.caseStepsOfResident.load(id);
    const last = steps.find(({ kind }) => kind !== 'SCREENED');
    if (last?.reviewDueOn) return last.reviewDueOn;
    return needsAssessedAt ? reviewAfter(context, centre!.id, needsAssessedAt) : null;
  }

  @Mutation(() => RecordScreeningPayload, {
    description:
      'Records that obvious special needs of a newcomer were looked for, within 24 hours of the arrival.',
  })
  recordScreening(
    @Arg('input', () => RecordScreeningInput, { description: 'Who, when, and what was seen.' })
    input: RecordScreeningInput,
    @Ctx() context: Context,
  ): Promise<RecordScreeningPayload> {
    return write(context, input, {
      prepare: async () => {
        const screenedAt = readPast(input.screenedAt, context.now, 'screenedAt');
        const statement = readStatement(input.statement, 'statement');
        await performFor(context, input.residentId, screenedAt);
        return { residentId: readIdentifier(input.residentId, 'residentId'), screenedAt, statement };
      },
      act: async (query, wanted) => {
        await recordScreening(context, query, wanted);
        return { id: wanted.residentId };
      },
      answer: ({ id }) => ({ resident: reread(context.loaders.resident, id) }),
    });
  }

  @Mutation(() => ReviewCasePayload, {
    description: 'Records that a case was reviewed, and by when it is again.',
  })
  reviewCase(
    @Arg('input', () => ReviewCaseInput, { description: 'Whose case, when, and what was found.' })
    input: ReviewCaseInput,
    @Ctx() context: Context,
  ): Promise<ReviewCasePayload> {
    return change(context, input, 'REVIEWED', () => ({
      takenAt: readPast(input.reviewedAt, context.now, 'reviewedAt'),
      riskLevel: input.riskLevel ?? null,
      statement: ifGiven(input.statement, (text) => readStatement(text, 'statement')),
    }));
  }

  @Mutation(() => CloseCasePayload, {
    description:
      'Closes a case, saying what is still open and who goes on with it. `openRecords` lists what is on record.',
  })
  closeCase(
    @Arg('input', () => CloseCaseInput, { description: 'Whose case, and what is still open.' })
    input: CloseCaseInput,
    @Ctx() context: Context,
  ): Promise<CloseCasePayload> {
    return change(context, input, 'CLOSED', () => ({
      statement: readStatement(input.stillOpen, 'stillOpen'),
    }));
  }

  @Mutation(() => ReopenCasePayload, { description: 'Takes up a closed case again. Its history stays.' })
  reopenCase(
    @Arg('input', () => ReopenCaseInput, { description: 'Whose case, and why.' })
    input: ReopenCaseInput,
    @Ctx() context: Context,
  ): Promise<ReopenCasePayload> {
    return change(context, input, 'REOPENED', () => ({ statement: readStatement(input.reason, 'reason') }));
  }
}

const readStatement = (text: string, path: string) => readLongText(text, path, LONGEST_STATEMENT);

/** Reviews, closes or reopens a case. @param read what else is said of it */
const change = (
  context: Context,
  input: ChangeInput & { residentId: string; nextReviewOn?: string | null },
  kind: CaseChange['kind'],
  read: () => Pick<CaseChange, 'statement'> & Partial<Pick<CaseChange, 'takenAt' | 'riskLevel'>>,
) =>
  write(context, input, {
    prepare: async (): Promise<CaseChange> => {
      const residentId = readIdentifier(input.residentId, 'residentId');
      const { takenAt = context.now, riskLevel = null, statement } = read();
      const { centre } = await performFor(context, residentId, takenAt);
      const reviewDueOn =
        kind === 'CLOSED' ? null : (input.nextReviewOn ?? reviewAfter(context, centre.id, takenAt));
      // What is written up late may be due already; a day that is said lies ahead.
      if (input.nextReviewOn && input.nextReviewOn <= context.timeZones.dayAt(context.now, centre.id))
        throw badInput('Give a day after today.', 'nextReviewOn');
      const { expectedVersion } = input;
      return { residentId, expectedVersion, kind, takenAt, riskLevel, statement, reviewDueOn };
    },
    act: async (query, wanted) => {
      await changeCase(context, query, wanted);
      return { id: wanted.residentId };
    },
    answer: ({ id }) => ({ resident: reread(context.loaders.resident, id) }),
  });
