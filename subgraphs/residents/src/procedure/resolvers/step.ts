import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { ifGiven, readCode, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { endKept } from '../../register/repository/kept.js';
import { readReplaced } from '../../register/resolvers/read-replaced.js';
import { Resident } from '../../register/types/resident.js';
import { Stay } from '../../register/types/stay.js';
import { recordStep } from '../repository/step.js';
import { procedureStep } from '../table.js';
import {
  EndProcedureStepInput,
  ProcedureStep,
  ProcedureStepPayload,
  RecordProcedureStepInput,
} from '../types/step.js';
import { ProcedureStage } from '../values.js';

@Resolver(() => Resident)
export class ProcedureOfResidentResolver {
  @FieldResolver(() => [ProcedureStep], {
    nullable: true,
    description:
      'The stages that the procedure of the resident has reached, the latest first, with what was recorded wrongly and has ended. Empty means that none is on record.',
  })
  procedureSteps(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<ProcedureStep[]> {
    return loaders.procedureStepsOfResident.load(id);
  }
}

@Resolver(() => Stay)
export class ProcedureOfStayResolver {
  @FieldResolver(() => ProcedureStage, {
    nullable: true,
    description:
      'How far the procedure of the resident has come, or had come when the stay ended; null while nobody has said.',
  })
  async procedureStage(
    @Root() { residentId, centre, departedAt }: Stay,
    @Ctx() { loaders, now, timeZones }: Context,
  ): Promise<ProcedureStage | null> {
    const steps = await loaders.procedureStepsOfResident.load(residentId);
    const day = timeZones.dayAt(departedAt ?? now, centre?.id);
    return steps.find(({ reachedOn, endedAt }) => !endedAt && reachedOn <= day)?.stage ?? null;
  }
}

@Resolver(() => ProcedureStep)
export class ProcedureStepResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Whose procedure it is.' })
  resident(@Root() { residentId }: ProcedureStep, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @Mutation(() => ProcedureStepPayload, {
    description:
      'Records a stage that the procedure of a resident has reached. What was recorded wrongly is recorded anew in its place, with a reason.',
  })
  recordProcedureStep(
    @Arg('input', () => RecordProcedureStepInput, {
      description: 'Whose procedure, which stage, since when.',
    })
    input: RecordProcedureStepInput,
    @Ctx() context: Context,
  ): Promise<ProcedureStepPayload> {
    return write(context, input, {
      prepare: () => ({
        residentId: readIdentifier(input.residentId, 'residentId'),
        stage: input.stage,
        reachedOn: input.reachedOn,
        reference: ifGiven(input.reference, (given) => readCode(given, 'reference')),
        toldBy: input.toldBy,
        replaces: readReplaced(input.procedureStepId, 'procedureStepId', input.reason),
      }),
      act: async (query, wanted) => ({ id: await recordStep(context, query, wanted) }),
      answer: ({ id }) => ({ procedureStep: reread(context.loaders.procedureStep, id) }),
    });
  }

  @Mutation(() => ProcedureStepPayload, {
    description: 'Ends the record of a stage that was not reached; it is kept with the reason.',
  })
  endProcedureStep(
    @Arg('input', () => EndProcedureStepInput, { description: 'Which record, and why.' })
    input: EndProcedureStepInput,
    @Ctx() context: Context,
  ): Promise<ProcedureStepPayload> {
    return write(context, input, {
      prepare: () => ({
        id: readIdentifier(input.procedureStepId, 'procedureStepId'),
        expectedVersion: input.expectedVersion,
        reason: readText(input.reason, 'reason', 500),
        path: 'procedureStepId',
      }),
      act: async (query, wanted) => ({
        id: wanted.id,
        residentId: await endKept(context, query, procedureStep, 'LEGAL_PROCEDURE', wanted),
      }),
      answer: ({ id }) => ({ procedureStep: reread(context.loaders.procedureStep, id) }),
    });
  }
}
