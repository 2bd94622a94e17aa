import { dayAt } from '@mrrm/platform/values/day';
import type { ConstraintMessages } from '@mrrm/platform/writing/constraints';
import { readText } from '@mrrm/platform/writing/input';
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { insertPurpose } from '../repository/centre-purpose.js';
import { Centre } from '../types/centre.js';
import {
  CentrePurpose,
  RecordCentrePurposeInput,
  RecordCentrePurposePayload,
} from '../types/centre-purpose.js';
import { OnArguments } from './moment-arguments.js';
import { requirePlace } from './place-in-input.js';

const messages: ConstraintMessages = {
  centre_purpose_once_a_day: {
    message: 'This centre has a record of this day already. Give another day.',
    path: 'validFrom',
  },
};

@Resolver(() => Centre)
export class PurposesOfCentreResolver {
  @FieldResolver(() => [CentrePurpose], {
    description: 'The dated series of what the centre is for, the latest record first.',
  })
  purposes(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<CentrePurpose[]> {
    return loaders.purposes.load(id);
  }

  @FieldResolver(() => CentrePurpose, {
    nullable: true,
    description: 'What the centre is for on a day; null when no record goes back so far.',
  })
  purpose(
    @Root() { id, timeZone }: Centre,
    @Args(() => OnArguments) { on }: OnArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<CentrePurpose | null> {
    return loaders.purposeOn(on ?? dayAt(now, timeZone)).load(id);
  }

  @Mutation(() => RecordCentrePurposePayload, {
    description: 'Records what a centre is for from a day on.',
  })
  async recordCentrePurpose(
    @Arg('input', () => RecordCentrePurposeInput, { description: 'Which centre, what for, from when.' })
    input: RecordCentrePurposeInput,
    @Ctx() context: Context,
  ): Promise<RecordCentrePurposePayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'recordCentrePurpose', input, messages },
      async (query, wanted) => ({ id: await insertPurpose(context, query, wanted) }),
      async () => {
        const { id: centreId } = await requirePlace(context, 'centre', input.centreId);
        await context.acts.perform({ place: centreId, at: context.now });
        const { kind, validFrom } = input;
        return { centreId, kind, validFrom, source: readText(input.source, 'source') };
      },
    );
    const purpose = result ? await context.loaders.purposeRecord.clear(result.id).load(result.id) : null;
    return { purpose, userErrors };
  }
}
