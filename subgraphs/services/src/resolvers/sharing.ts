import { endSharing, insertSharing, readSharing } from '@mrrm/platform/agreement/sharing';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { mayWriteAt, seesAllCentres } from '../access/visibility.js';
import type { Context } from '../context.js';
import { centreOfSharing, findSharing } from '../repository/sharing.js';
import { Centre } from '../types/others.js';
import {
  ServiceSharing,
  ShareServicesInput,
  ShareServicesPayload,
  StopSharingServicesInput,
} from '../types/sharing.js';

/** The annex of an SOP on data: what its owner opens to the other parties. */
@Resolver(() => Centre)
export class SharingResolver {
  @FieldResolver(() => [ServiceSharing], {
    nullable: true,
    description:
      'What is or was open of the records of services here to other organisations, the latest clause first.',
  })
  serviceSharing(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<ServiceSharing[]> {
    return loaders.sharingOfCentre.load(id);
  }

  @Mutation(() => ShareServicesPayload, {
    description: 'Opens groups of fields of a centre to a party of its SOP, as long as the SOP holds.',
  })
  async shareServices(
    @Arg('input', () => ShareServicesInput, { description: 'What, to whom, for what, under which clause.' })
    input: ShareServicesInput,
    @Ctx() context: Context,
  ): Promise<ShareServicesPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'shareServices', input },
      async (query, wanted) => ({ id: await insertSharing(query, context.owner, wanted) }),
      async () => {
        mayWriteAt(context.actor, readIdentifier(input.centreId, 'centreId'), 'centreId');
        return readSharing(context, input);
      },
    );
    return { sharing: await read(context, result?.id), userErrors };
  }

  @Mutation(() => ShareServicesPayload, { description: 'Closes from now on what a clause opened.' })
  async stopSharingServices(
    @Arg('input', () => StopSharingServicesInput, { description: 'Which clause.' })
    input: StopSharingServicesInput,
    @Ctx() context: Context,
  ): Promise<ShareServicesPayload> {
    const { actor, now } = context;
    const { result, userErrors } = await mutate(
      context,
      { operation: 'stopSharingServices', input },
      async (query) => {
        const id = readIdentifier(input.sharingId, 'sharingId');
        const centres = seesAllCentres(actor) ? ('ALL' as const) : actor.centres;
        const { expectedVersion } = input;
        await endSharing(query, context.owner, { id, expectedVersion, now, centres });
        return { id };
      },
    );
    return { sharing: await read(context, result?.id), userErrors };
  }
}

async function read(context: Context, id: string | undefined): Promise<ServiceSharing | null> {
  const centreId = id && (await centreOfSharing(context, id));
  if (!centreId) return null;
  return (await findSharing(context, [centreId])).find((one) => one.id === id) ?? null;
}
