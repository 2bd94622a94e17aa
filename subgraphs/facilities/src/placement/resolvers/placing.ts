import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { Urgent } from '@mrrm/platform/wire/urgent';
import { checkSpan, readPast } from '@mrrm/platform/writing/input';
import { hasPassed, isAhead } from '@mrrm/platform/writing/plausible';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { checkIn, insertPlacement, type NewPlacement } from '../repository/give.js';
import { movePlacement } from '../repository/move.js';
import {
  CheckInResidentInput,
  PlacementPayload,
  PlaceResidentInput,
  PlaceResidentPayload,
  ReserveBedInput,
} from '../types/give.js';
import { MoveResidentInput, MoveResidentPayload } from '../types/move.js';
import { Placement } from '../types/placement.js';
import type { PlacementEnd } from '../values.js';
import {
  askRoommateFacts,
  checkStay,
  placementPayload,
  readChange,
  readOverride,
  refusalsOfConstraints,
} from './checks.js';

/** How residents come into beds. */
@Resolver(() => Placement)
export class PlacingResolver {
  @Urgent()
  @Mutation(() => PlaceResidentPayload, {
    description:
      'Gives a bed to a resident from a moment on. The rules for bedrooms and safe zones are asked over the whole stay.',
  })
  placeResident(
    @Arg('input', () => PlaceResidentInput, { description: 'Which bed, to whom, from when.' })
    input: PlaceResidentInput,
    @Ctx() context: Context,
  ): Promise<PlaceResidentPayload> {
    return write(context, input, {
      constraints: refusalsOfConstraints('bedId', 'residentId'),
      prepare: async () => {
        const startsAt = input.startsAt ?? context.now;
        const end = readEnd(input, startsAt, context.now);
        const stage = isAhead(startsAt, context.now) ? 'RESERVED' : 'CHECKED_IN';
        return readNew(context, input, { stage, startsAt, end, at: startsAt });
      },
      act: async (query, wanted) => ({ id: await insertPlacement(context, query, wanted) }),
      answer: ({ id }) => placementPayload(context, id, 'bedId'),
    });
  }

  @Urgent()
  @Mutation(() => PlacementPayload, { description: 'Holds a bed for a resident who has not arrived yet.' })
  reserveBed(
    @Arg('input', () => ReserveBedInput, { description: 'Which bed, for whom, from when.' })
    input: ReserveBedInput,
    @Ctx() context: Context,
  ): Promise<PlacementPayload> {
    return write(context, input, {
      constraints: refusalsOfConstraints('bedId', 'residentId'),
      prepare: async () => {
        const startsAt = input.startsAt ?? context.now;
        if (hasPassed(startsAt, context.now)) {
          throw badInput('This moment lies in the past. Enter a stay by `placeResident`.', 'startsAt');
        }
        checkSpan({ startsAt }, context.now, { longestHours: 0 });
        return readNew(context, input, { stage: 'RESERVED', startsAt, end: null, at: context.now });
      },
      act: async (query, wanted) => ({ id: await insertPlacement(context, query, wanted) }),
      answer: ({ id }) => placementPayload(context, id, 'bedId'),
    });
  }

  @Urgent()
  @Mutation(() => PlacementPayload, {
    description:
      'Records that a resident has arrived and taken the bed that was reserved. The rules are asked anew.',
  })
  checkInResident(
    @Arg('input', () => CheckInResidentInput, { description: 'Which reservation, and when.' })
    input: CheckInResidentInput,
    @Ctx() context: Context,
  ): Promise<PlacementPayload> {
    return write(context, input, {
      constraints: refusalsOfConstraints('placementId', 'placementId'),
      prepare: async () => {
        const at = readPast(input.at, context.now, 'at');
        const { placement, change } = await readChange(context, input, at);
        const { residentId, bed, centre, expectedUntil } = placement;
        const asked = { place: centre.id, from: at };
        const verification = await checkStay(context, residentId, asked, 'placementId');
        const period = { startsAt: at, until: expectedUntil ?? null };
        const people = await askRoommateFacts(context, residentId, bed.id, period);
        const override = readOverride(input.override);
        return { ...change, at, people, verification, override, path: 'placementId' };
      },
      act: (query, wanted) => checkIn(context, query, wanted),
      answer: ({ id }) => placementPayload(context, id, 'placementId'),
    });
  }

  @Urgent()
  @Mutation(() => MoveResidentPayload, { description: 'Moves a resident to another bed, without a gap.' })
  moveResident(
    @Arg('input', () => MoveResidentInput, { description: 'Which placement, to which bed, when.' })
    input: MoveResidentInput,
    @Ctx() context: Context,
  ): Promise<MoveResidentPayload> {
    return write(context, input, {
      constraints: refusalsOfConstraints('toBedId', 'placementId'),
      prepare: async () => {
        const toBedId = readIdentifier(input.toBedId, 'toBedId');
        const at = readPast(input.at, context.now, 'at');
        const expectedUntil = readExpected(input.expectedUntil, at);
        const { placement, change } = await readChange(context, input, at);
        const { residentId, centre } = placement;
        const asked = { place: centre.id, from: at };
        const verification = await checkStay(context, residentId, asked, 'placementId');
        const period = { startsAt: at, until: expectedUntil };
        const people = await askRoommateFacts(context, residentId, toBedId, period);
        const override = readOverride(input.override);
        const { turnaround } = input;
        const move = { ...change, toBedId, at, expectedUntil, turnaround, people, verification, override };
        return { residentId, ...move, path: 'toBedId' };
      },
      act: async (query, { residentId, ...move }) => ({
        id: await movePlacement(context, query, move),
        endedId: move.placementId,
        residentId,
      }),
      answer: ({ id, endedId }) => ({
        ...placementPayload(context, id, 'toBedId'),
        ended: reread(context.loaders.placement, endedId),
      }),
    });
  }
}

type Life = Pick<NewPlacement, 'stage' | 'startsAt' | 'end'> & { at: Date };

/** Reads a new placement; asks the SOP, and the owner of the residents about all who would share the room. */
async function readNew(
  context: Context,
  input: PlaceResidentInput | ReserveBedInput,
  { at, ...life }: Life,
): Promise<NewPlacement> {
  const bedId = readIdentifier(input.bedId, 'bedId');
  const residentId = readIdentifier(input.residentId, 'residentId');
  const expectedUntil = readExpected(input.expectedUntil, life.startsAt);
  const override = readOverride(input.override);
  const bed = await requirePlace(context, 'bed', bedId);
  const place = bed.room.floor.building.centre.id;
  await context.acts.perform({ place, at });
  // What is held for later is held for somebody who stays now.
  const from = life.stage === 'RESERVED' ? context.now : life.startsAt;
  const period = { startsAt: life.startsAt, until: life.end?.at ?? expectedUntil };
  const verification = await checkStay(context, residentId, { place, from, until: life.end?.at });
  const people = await askRoommateFacts(context, residentId, bedId, period);
  return { bedId, residentId, ...life, expectedUntil, verification, people, override, path: 'bedId' };
}

function readExpected(expectedUntil: Date | null | undefined, startsAt: Date): Date | null {
  if (expectedUntil && expectedUntil <= startsAt) {
    throw badInput('The expected end lies before the beginning.', 'expectedUntil');
  }
  return expectedUntil ?? null;
}

/** The end of a stay that is over; null for one that is not. */
function readEnd({ endsAt, endReason }: PlaceResidentInput, startsAt: Date, now: Date) {
  if (!endsAt && !endReason) return null;
  if (!endsAt || !endReason)
    throw badInput('Give the end and its reason together.', endsAt ? 'endReason' : 'endsAt');
  const at = readPast(endsAt, now, 'endsAt');
  if (at <= startsAt) throw badInput('The end lies before the beginning.', 'endsAt');
  return { at, reason: endReason as PlacementEnd };
}
