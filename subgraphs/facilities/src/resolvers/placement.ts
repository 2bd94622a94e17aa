import { notFound } from '@mrrm/platform/errors';
import { readIdentifier } from '@mrrm/platform/identifiers';
import { checkReferences } from '@mrrm/platform/references';
import { type ConstraintMessages, mutate } from '@mrrm/platform/writes';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { endPlacement, insertPlacement, movePlacement } from '../repository/placement-writes.js';
import { Placement } from '../types/placement.js';
import {
  EndPlacementInput,
  EndPlacementPayload,
  MoveResidentInput,
  MoveResidentPayload,
  PlaceResidentInput,
  PlaceResidentPayload,
} from '../types/placement-writes.js';

/** What the database refuses: two residents in one bed, two beds for one resident, two plans for one resident. */
function messages(bedPath: string, residentPath: string): ConstraintMessages {
  const bed = { message: 'This bed is taken at that time.', path: bedPath };
  const resident = { message: 'The resident already has a bed at that time.', path: residentPath };
  return {
    placement_one_resident_a_bed: bed,
    placement_one_stay_a_bed: bed,
    placement_one_bed_a_resident: resident,
    placement_one_stay_a_resident: resident,
    placement_one_plan_a_resident: {
      message: 'A bed is reserved for the resident at that time. Cancel that reservation first.',
      path: residentPath,
    },
  };
}

@Resolver(() => Placement)
export class PlacementResolver {
  @Query(() => Placement, { nullable: true, description: 'A placement by its identifier.' })
  placement(
    @Arg('id', () => ID, { description: 'Identifier of the placement.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Placement | null> {
    return loaders.placement.load(readIdentifier(id, 'id'));
  }

  @Mutation(() => PlaceResidentPayload, { description: 'Gives a bed to a resident from a moment on.' })
  async placeResident(
    @Arg('input', () => PlaceResidentInput, { description: 'Which bed, to whom, from when.' })
    input: PlaceResidentInput,
    @Ctx() context: Context,
  ): Promise<PlaceResidentPayload> {
    const write = { operation: 'placeResident', input, messages: messages('bedId', 'residentId') };
    const { result, userErrors } = await mutate(
      context,
      write,
      async (query, wanted) => ({ id: await insertPlacement(context, query, wanted) }),
      async () => {
        const bedId = readIdentifier(input.bedId, 'bedId');
        const residentId = readIdentifier(input.residentId, 'residentId');
        const bed = await context.loaders.bed.load(bedId);
        // The graph is asked with no connection in hand.
        await context.database.close();
        if (!bed) throw notFound('bed', 'bedId');
        const place = bed.room.floor.building.centre.id;
        await context.acts.perform({ place, at: input.startsAt ?? context.now });
        const resident = { typename: 'Resident', id: residentId, path: 'residentId', place };
        const verification = await checkReferences(context, [resident]);
        return { bedId, residentId, startsAt: input.startsAt ?? context.now, verification };
      },
    );
    return { placement: await read(context, result?.id), userErrors };
  }

  @Mutation(() => MoveResidentPayload, { description: 'Moves a resident to another bed, without a gap.' })
  async moveResident(
    @Arg('input', () => MoveResidentInput, { description: 'Which placement, to which bed, when.' })
    input: MoveResidentInput,
    @Ctx() context: Context,
  ): Promise<MoveResidentPayload> {
    const write = { operation: 'moveResident', input, messages: messages('toBedId', 'placementId') };
    const { result, userErrors } = await mutate(
      context,
      write,
      async (query, move) => ({
        id: await movePlacement(context, query, move),
        endedId: move.placementId,
      }),
      async () => {
        const placementId = readIdentifier(input.placementId, 'placementId');
        const toBedId = readIdentifier(input.toBedId, 'toBedId');
        const at = input.at ?? context.now;
        await performOn(context, placementId, at);
        return { placementId, toBedId, expectedVersion: input.expectedVersion, at };
      },
    );
    const [placement, ended] = await Promise.all([read(context, result?.id), read(context, result?.endedId)]);
    return { placement, ended, userErrors };
  }

  @Mutation(() => EndPlacementPayload, { description: 'Ends a placement and frees its bed.' })
  async endPlacement(
    @Arg('input', () => EndPlacementInput, { description: 'Which placement, when and why.' })
    input: EndPlacementInput,
    @Ctx() context: Context,
  ): Promise<EndPlacementPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'endPlacement', input },
      async (query, end) => {
        await endPlacement(context, query, end);
        return { id: end.placementId };
      },
      async () => {
        const placementId = readIdentifier(input.placementId, 'placementId');
        const { expectedVersion, reason } = input;
        const at = input.at ?? context.now;
        await performOn(context, placementId, at);
        return { placementId, expectedVersion, at, reason };
      },
    );
    return { placement: await read(context, result?.id), userErrors };
  }
}

/** Asks whether the SOP of a placement's centre allows its change. @throws Refusal NOT_FOUND at `placementId` */
async function performOn(context: Context, placementId: string, at: Date): Promise<void> {
  const placement = await context.loaders.placement.load(placementId);
  if (!placement) throw notFound('placement', 'placementId');
  await context.acts.perform({ place: placement.centre.id, at });
}

/** Reads a written placement anew: several writes of one request must not show each other's remembered rows. */
async function read({ loaders }: Context, id: string | undefined): Promise<Placement | null> {
  return id ? loaders.placement.clear(id).load(id) : null;
}
