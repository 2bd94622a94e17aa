import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { readOptionalIdentifier, readPast } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { pointersOf } from '../../pointers.js';
import { performFor } from '../../register/resolvers/perform-for.js';
import { Resident } from '../../register/types/resident.js';
import { assignCaseManager, recordNeedsAssessment } from '../repository/case-work.js';
import {
  AssignCaseManagerInput,
  AssignCaseManagerPayload,
  RecordNeedsAssessmentInput,
  RecordNeedsAssessmentPayload,
} from '../types/case-work.js';
import { readNeeds } from './need.js';

/** Who manages a case, and where it stands. */
@Resolver(() => Resident)
export class CaseWorkResolver {
  @Mutation(() => AssignCaseManagerPayload, { description: 'Says who manages the case of a resident.' })
  assignCaseManager(
    @Arg('input', () => AssignCaseManagerInput, { description: 'Whose case, and who manages it.' })
    input: AssignCaseManagerInput,
    @Ctx() context: Context,
  ): Promise<AssignCaseManagerPayload> {
    return write(context, input, {
      prepare: async () => {
        const residentId = readIdentifier(input.residentId, 'residentId');
        const staffMemberId = readOptionalIdentifier(input.staffMemberId, 'staffMemberId');
        const { centre } = await performFor(context, residentId, context.now);
        const verification = await checkReferences(context, pointersOf({ staffMemberId }, centre.id));
        return { residentId, staffMemberId, verification, expectedVersion: input.expectedVersion };
      },
      act: async (query, wanted) => {
        await assignCaseManager(context, query, wanted);
        return { id: wanted.residentId };
      },
      answer: ({ id }) => ({ resident: reread(context.loaders.resident, id) }),
    });
  }

  @Mutation(() => RecordNeedsAssessmentPayload, {
    description: 'Records that the needs of a resident were assessed.',
  })
  recordNeedsAssessment(
    @Arg('input', () => RecordNeedsAssessmentInput, { description: 'Whose needs, and what was found.' })
    input: RecordNeedsAssessmentInput,
    @Ctx() context: Context,
  ): Promise<RecordNeedsAssessmentPayload> {
    return write(context, input, {
      prepare: async () => {
        const assessedAt = readPast(input.assessedAt, context.now, 'assessedAt');
        await performFor(context, input.residentId, assessedAt);
        const residentId = readIdentifier(input.residentId, 'residentId');
        const { expectedVersion, riskLevel, caseState = null } = input;
        const needs = readNeeds(input.needs ?? []);
        return { residentId, expectedVersion, riskLevel, caseState, assessedAt, needs };
      },
      act: async (query, wanted) => {
        await recordNeedsAssessment(context, query, wanted);
        return { id: wanted.residentId };
      },
      answer: ({ id }) => ({ resident: reread(context.loaders.resident, id) }),
    });
  }
}
