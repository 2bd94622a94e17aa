import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
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
import { askAround, messages, performOn, placed, readOverride } from './checks.js';

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
        const placementId = readIdentifier(input.placementId, 'placementId');
        const { expectedVersion, reason, turnaround } = input;
        const at = readPast(input.at, context.now, 'at');
        const { resident } = await performOn(context, placementId, at);
        return { placementId, residentId: resident?.id, expectedVersion, at, reason, turnaround };
      },
      act: async (query, end) => {
        await endPlacement(context, query, end);
        return { id: end.placementId, residentId: end.residentId };
      },
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
      constraints: messages('expectedUntil', 'expectedUntil'),
      prepare: async () => {
        const placementId = readIdentifier(input.placementId, 'placementId');
        const { bed, resident, startsAt } = await performOn(context, placementId, context.now);
        const expectedUntil = input.expectedUntil ?? null;
        const people = await askAround(context, resident!.id, bed.id, { startsAt, until: expectedUntil });
        const { expectedVersion } = input;
        const override = readOverride(input.override);
        const residentId = resident!.id;
        return {
          placementId,
          residentId,
          expectedVersion,
          expectedUntil,
          people,
          override,
          path: 'expectedUntil',
        };
      },
      act: async (query, wanted) => {
        await expectEnd(context, query, wanted);
        return { id: wanted.placementId, residentId: wanted.residentId };
      },
      answer: ({ id }) => placed(context, id, 'expectedUntil'),
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
      const placementId = readIdentifier(input.placementId, 'placementId');
      const reason = readLongText(input.reason, 'reason', 500);
      const { resident } = await performOn(context, placementId, context.now);
      const { expectedVersion } = input;
      return { placementId, residentId: resident?.id, expectedVersion, stage, reason };
    },
    act: async (query, closing) => {
      await closePlacement(context, query, closing);
      return { id: closing.placementId, residentId: closing.residentId };
    },
    answer: ({ id }) => ({ placement: reread(context.loaders.placement, id) }),
  });
}
