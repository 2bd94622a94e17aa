import { seesAllCentres } from '@mrrm/platform/access/all-centres';
import { endSharing, insertSharing, readSharing } from '@mrrm/platform/agreement/sharing';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { mayRecordAt } from '../../access/visibility.js';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { centreOfSharing, findSharing } from '../repository/sharing.js';
import {
  ResidentSharing,
  ShareResidentsInput,
  ShareResidentsPayload,
  StopSharingResidentsInput,
} from '../types/sharing.js';

/** The annex of an SOP on data: what its owner opens to the other parties. */
@Resolver(() => Centre)
export class SharingResolver {
  @FieldResolver(() => [ResidentSharing], {
    nullable: true,
    description:
      'What is or was open of the records of residents here to other organisations, the latest clause first.',
  })
  residentSharing(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<ResidentSharing[]> {
    return loaders.sharingOfCentre.load(id);
  }

  @Mutation(() => ShareResidentsPayload, {
    description: 'Opens groups of fields of a centre to a party of its SOP, as long as the SOP holds.',
  })
  async shareResidents(
    @Arg('input', () => ShareResidentsInput, { description: 'What, to whom, for what, under which clause.' })
    input: ShareResidentsInput,
    @Ctx() context: Context,
  ): Promise<ShareResidentsPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'shareResidents', input },
      async (query, wanted) => ({ id: await insertSharing(query, context.owner, wanted) }),
      async () => {
        mayRecordAt(context, readIdentifier(input.centreId, 'centreId'), 'centreId');
        return readSharing(context, input);
      },
    );
    return { sharing: await read(context, result?.id), userErrors };
  }

  @Mutation(() => ShareResidentsPayload, { description: 'Closes from now on what a clause opened.' })
  async stopSharingResidents(
    @Arg('input', () => StopSharingResidentsInput, { description: 'Which clause.' })
    input: StopSharingResidentsInput,
    @Ctx() context: Context,
  ): Promise<ShareResidentsPayload> {
    const { actor, now } = context;
    const { result, userErrors } = await mutate(
      context,
      { operation: 'stopSharingResidents', input },
      async (query) => {
        const id = readIdentifier(input.sharingId, 'sharingId');
        const centres = seesAllCentres(context.judge.table.roles, actor) ? ('ALL' as const) : actor.centres;
        const { expectedVersion } = input;
        await endSharing(query, context.owner, { id, expectedVersion, now, centres });
        return { id };
      },
    );
    return { sharing: await read(context, result?.id), userErrors };
  }
}

async function read(context: Context, id: string | undefined): Promise<ResidentSharing | null> {
  const centreId = id && (await centreOfSharing(context, id));
  if (!centreId) return null;
  return (await findSharing(context, [centreId])).find((one) => one.id === id) ?? null;
}
