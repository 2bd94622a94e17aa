import { reread } from '@mrrm/platform/reading/loaders';
import { Urgent } from '@mrrm/platform/wire/urgent';
import { readLongText, readPast } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { closePlacement, endPlacement, expectEnd } from '../repository/end.js';
import {
  CancelReservationInput,
  EndPlacementInput,
  EndPlacementPayload,
  ExpectPlacementEndInput,
  VoidPlacementInput,
} from '../types/end.js';
import { PlacementPayload } from '../types/give.js';
import { Placement } from '../types/placement.js';
import {
  askRoommateFacts,
  placementPayload,
  readChange,
  readOverride,
  refusalsOfConstraints,
} from './checks.js';

/** How placements end, are called off, or are put right. */
@Resolver(() => Placement)
export class PlacementChangesResolver {
  @Urgent()
  @Mutation(() => EndPlacementPayload, { description: 'Ends a placement and frees its bed.' })
  endPlacement(
    @Arg('input', () => EndPlacementInput, { description: 'Which placement, when and why.' })
    input: EndPlacementInput,
    @Ctx() context: Context,
  ): Promise<EndPlacementPayload> {
    return write(context, input, {
      prepare: async () => {
        const at = readPast(input.at, context.now, 'at');
        const { change } = await readChange(context, input, at);
        return { ...change, at, reason: input.reason, turnaround: input.turnaround };
      },
      act: (query, end) => endPlacement(context, query, end),
      answer: ({ id }) => ({ placement: reread(context.loaders.placement, id) }),
    });
  }

  @Mutation(() => PlacementPayload, {
    description: 'Says until when a placement is thought to last. A longer one is judged by the rules anew.',
  })
  expectPlacementEnd(
    @Arg('input', () => ExpectPlacementEndInput, { description: 'Which placement, and until when.' })
    input: ExpectPlacementEndInput,
    @Ctx() context: Context,
  ): Promise<PlacementPayload> {
    return write(context, input, {
      constraints: refusalsOfConstraints('expectedUntil', 'expectedUntil'),
      prepare: async () => {
        const { placement, change } = await readChange(context, input, context.now);
        const { residentId, bed, startsAt } = placement;
        const expectedUntil = input.expectedUntil ?? null;
        const period = { startsAt, until: expectedUntil };
        const people = await askRoommateFacts(context, residentId, bed.id, period);
        const override = readOverride(input.override);
        return { ...change, expectedUntil, people, override, path: 'expectedUntil' };
      },
      act: (query, wanted) => expectEnd(context, query, wanted),
      answer: ({ id }) => placementPayload(context, id, 'expectedUntil'),
    });
  }

  @Mutation(() => PlacementPayload, { description: 'Calls off a reservation and frees its bed.' })
  cancelReservation(
    @Arg('input', () => CancelReservationInput, { description: 'Which reservation, and why.' })
    input: CancelReservationInput,
    @Ctx() context: Context,
  ): Promise<PlacementPayload> {
    return close(context, input, 'CANCELLED');
  }

  @Mutation(() => PlacementPayload, {
    description: 'Takes back a stay that was entered by mistake. It stays on record as such.',
  })
  voidPlacement(
    @Arg('input', () => VoidPlacementInput, { description: 'Which placement, and what the mistake was.' })
    input: VoidPlacementInput,
    @Ctx() context: Context,
  ): Promise<PlacementPayload> {
    return close(context, input, 'VOIDED');
  }
}

function close(
  context: Context,
  input: CancelReservationInput | VoidPlacementInput,
  stage: 'CANCELLED' | 'VOIDED',
): Promise<PlacementPayload> {
  return write(context, input, {
    prepare: async () => {
      const reason = readLongText(input.reason, 'reason', 500);
      const { change } = await readChange(context, input, context.now);
      return { ...change, stage, reason };
    },
    act: (query, closing) => closePlacement(context, query, closing),
    answer: ({ id }) => ({ placement: reread(context.loaders.placement, id) }),
  });
}
