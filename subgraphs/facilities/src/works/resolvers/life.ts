import { reread } from '@mrrm/platform/reading/loaders';
import { dayAt } from '@mrrm/platform/values/day';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { ifGiven, readLongText, readPast, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { NewCapacity } from '../../premises/repository/capacity.js';
import {
  capacityMessages,
  readPlaceOfCapacity,
  readPlaces,
} from '../../premises/resolvers/capacity-in-input.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import {
  approveWork,
  cancelWork,
  completeWork,
  insertWorkOrder,
  type Step,
  startWork,
} from '../repository/life.js';
import { WorkOrder } from '../types/work-order.js';
import {
  ApproveWorkInput,
  CancelWorkInput,
  type CapacityAfterWorkInput,
  CompleteWorkInput,
  RequestWorkInput,
  StartWorkInput,
  WorkOrderPayload,
} from '../types/writes.js';
import { readRoomsOfWork } from './places.js';

const LONGEST_NOTE = 2000;

/** The life of a work order: requested, approved, begun, done; or called off. */
@Resolver(() => WorkOrder)
export class WorkOrderLifeResolver {
  @Mutation(() => WorkOrderPayload, { description: 'Asks for a renovation or a repair.' })
  requestWork(
    @Arg('input', () => RequestWorkInput, { description: 'Where, and what is to be done.' })
    input: RequestWorkInput,
    @Ctx() context: Context,
  ): Promise<WorkOrderPayload> {
    return write(context, input, {
      prepare: async () => {
        const centre = await requirePlace(context, 'centre', input.centreId);
        const places = await readRoomsOfWork(context, centre.id, input);
        const at = readPast(input.at, context.now, 'at');
        const wanted = {
          centreId: centre.id,
          ...places,
          title: readText(input.title, 'title'),
          description: readNote(input.description, 'description'),
          fundedBy: readWho(input.fundedBy, 'fundedBy'),
          performedBy: readWho(input.performedBy, 'performedBy'),
          openedOn: dayAt(at, centre.timeZone),
          at,
        };
        await context.acts.perform({ place: centre.id, at });
        return wanted;
      },
      act: async (query, wanted) => ({ id: await insertWorkOrder(context, query, wanted) }),
      answer: ({ id }) => answerOf(context, id),
    });
  }

  @Mutation(() => WorkOrderPayload, {
    description: 'Approves work that was asked for. Only the owner of the premises does.',
  })
  approveWork(
    @Arg('input', () => ApproveWorkInput, { description: 'Which work, and who pays for it.' })
    input: ApproveWorkInput,
    @Ctx() context: Context,
  ): Promise<WorkOrderPayload> {
    return write(context, input, {
      act: async (query) => {
        const step = readStep(context, input, readNote(input.note, 'note'));
        const fundedBy = readWho(input.fundedBy, 'fundedBy');
        const performedBy = readWho(input.performedBy, 'performedBy');
        await approveWork(context, query, step, { fundedBy, performedBy });
        return { id: step.workOrderId };
      },
      answer: ({ id }) => answerOf(context, id),
    });
  }

  @Mutation(() => WorkOrderPayload, {
    description:
      'Begins approved work and takes the beds of its rooms out of service; nobody may be in them.',
  })
  startWork(
    @Arg('input', () => StartWorkInput, { description: 'Which work, and when it begins.' })
    input: StartWorkInput,
    @Ctx() context: Context,
  ): Promise<WorkOrderPayload> {
    return write(context, input, {
      prepare: async () => {
        const step = readStep(context, input, readNote(input.note, 'note'));
        await requireWorkFor(context, step);
        return step;
      },
      act: async (query, step) => {
        await startWork(context, query, step);
        return { id: step.workOrderId };
      },
      answer: ({ id }) => answerOf(context, id),
    });
  }

  @Mutation(() => WorkOrderPayload, {
    description: 'Says that work is done, gives the beds of its rooms back, and may record the new capacity.',
  })
  completeWork(
    @Arg('input', () => CompleteWorkInput, { description: 'Which work, and how many places there are now.' })
    input: CompleteWorkInput,
    @Ctx() context: Context,
  ): Promise<WorkOrderPayload> {
    return write(context, input, {
      constraints: capacityMessages('capacity.validFrom'),
      prepare: async () => {
        const step = readStep(context, input, readNote(input.note, 'note'));
        const { centreId } = await requireWorkFor(context, step);
        const capacity = input.capacity
          ? await readCapacity(context, centreId, step.workOrderId, input.capacity)
          : null;
        return { step, capacity };
      },
      act: async (query, { step, capacity }) => {
        await completeWork(context, query, step, capacity);
        return { id: step.workOrderId };
      },
      answer: ({ id }) => answerOf(context, id),
    });
  }

  @Mutation(() => WorkOrderPayload, {
    description: 'Calls work off that is not done, and gives the beds of its rooms back.',
  })
  cancelWork(
    @Arg('input', () => CancelWorkInput, { description: 'Which work, and why.' }) input: CancelWorkInput,
    @Ctx() context: Context,
  ): Promise<WorkOrderPayload> {
    return write(context, input, {
      act: async (query) => {
        const step = readStep(context, input, readLongText(input.reason, 'reason', LONGEST_NOTE));
        await cancelWork(context, query, step);
        return { id: step.workOrderId };
      },
      answer: ({ id }) => answerOf(context, id),
    });
  }
}

/** Reads the written work order anew: several writes of one request must not show each other's remembered rows. */
function answerOf({ loaders }: Context, id: string) {
  for (const loader of [loaders.stepsOfWork, loaders.roomsOfWork, loaders.blocksOfWork]) loader.clear(id);
  loaders.capacitiesOfWork.clear(id);
  return { workOrder: reread(loaders.workOrder, id) };
}

const readNote = (note: string | null | undefined, path: string) =>
  ifGiven(note, (given) => readLongText(given, path, LONGEST_NOTE));

const readWho = (name: string | null | undefined, path: string) =>
  ifGiven(name, (given) => readText(given, path));

interface StepInput {
  workOrderId: string;
  expectedVersion: number;
  at?: Date | null;
}

const readStep = ({ now }: Context, input: StepInput, note: string | null): Step => ({
  workOrderId: readIdentifier(input.workOrderId, 'workOrderId'),
  expectedVersion: input.expectedVersion,
  at: readPast(input.at, now, 'at'),
  note,
});

/** Asks whether the SOP of the work's centre allows a step. @throws Refusal NOT_FOUND at `workOrderId` */
async function requireWorkFor(context: Context, { workOrderId, at }: Step): Promise<WorkOrder> {
  const work = await context.loaders.workOrder.load(workOrderId);
  if (!work) throw notFound('work order', 'workOrderId');
  await context.acts.perform({ place: work.centreId, at });
  return work;
}

/** Reads what a work has made of the places: of its centre, or of a shelter or a safe zone in it. */
async function readCapacity(
  context: Context,
  centreId: string,
  workOrderId: string,
  input: CapacityAfterWorkInput,
): Promise<(completedOn: string) => NewCapacity> {
  const path = (field: string) => `capacity.${field}`;
  const place = await readPlaceOfCapacity(context, input, path);
  if (place && place.centreId !== centreId) {
    throw badInput(
      'This place is not in the centre of the work.',
      path(input.safeZoneId ? 'safeZoneId' : 'shelterId'),
    );
  }
  const places = readPlaces(input, path);
  return (completedOn) => ({
    ...(place ?? { centreId, shelterId: null, safeZoneId: null }),
    ...places,
    validFrom: input.validFrom ?? completedOn,
    workOrderId,
  });
}
