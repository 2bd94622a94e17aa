import { seesAllCentres } from '@mrrm/platform/access/all-centres';
import { endSharing, insertSharing, readSharing } from '@mrrm/platform/agreement/sharing';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { mayWriteAt } from '../../access/visibility.js';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { centreOfSharing, findSharing } from '../repository/sharing.js';
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
  shareServices(
    @Arg('input', () => ShareServicesInput, { description: 'What, to whom, for what, under which clause.' })
    input: ShareServicesInput,
    @Ctx() context: Context,
  ): Promise<ShareServicesPayload> {
    return write(context, input, {
      prepare: () => {
        mayWriteAt(context, readIdentifier(input.centreId, 'centreId'), 'centreId');
        return readSharing(context, input);
      },
      act: async (query, wanted) => ({ id: await insertSharing(query, context.owner, wanted) }),
      answer: ({ id }) => ({ sharing: read(context, id) }),
    });
  }

  @Mutation(() => ShareServicesPayload, { description: 'Closes from now on what a clause opened.' })
  stopSharingServices(
    @Arg('input', () => StopSharingServicesInput, { description: 'Which clause.' })
    input: StopSharingServicesInput,
    @Ctx() context: Context,
  ): Promise<ShareServicesPayload> {
    const { actor, judge, now, owner } = context;
    const { expectedVersion } = input;
    return write(context, input, {
      prepare: () => readIdentifier(input.sharingId, 'sharingId'),
      act: async (query, id) => {
        const centres = seesAllCentres(judge.table.roles, actor) ? ('ALL' as const) : actor.centres;
        await endSharing(query, owner, { id, expectedVersion, now, centres });
        return { id };
      },
      answer: ({ id }) => ({ sharing: read(context, id) }),
    });
  }
}

async function read(context: Context, id: string): Promise<ServiceSharing | null> {
  const centreId = await centreOfSharing(context, id);
  if (!centreId) return null;
  return (await findSharing(context, [centreId])).find((one) => one.id === id) ?? null;
}
