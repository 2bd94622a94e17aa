import { seesAllCentres } from '@mrrm/platform/access/all-centres';
import { dayAt } from '@mrrm/platform/values/day';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { roles } from '@mrrm/platform/wire/roles';
import { readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { PREMISES_OWNER } from '../../access/owner.js';
import type { Context } from '../../context.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { Centre } from '../../premises/types/centre.js';
import { OnArguments } from '../../premises/types/moment-arguments.js';
import { changeIndicator, findIndicator, requireEveryCentre } from '../repository/indicator.js';
import {
  SetStandardIndicatorInput,
  SetStandardIndicatorPayload,
  StandardIndicator,
} from '../types/indicator.js';
import { IndicatorCode } from '../values.js';

const LARGEST_THRESHOLD = 1_000_000;

@Resolver(() => Centre)
export class StandardIndicatorResolver {
  @FieldResolver(() => [StandardIndicator], {
    description:
      'The indicators of reception standards that hold here on a day, by code; also those switched off.',
  })
  standardIndicators(
    @Root() { id, timeZone }: Centre,
    @Args(() => OnArguments) { on }: OnArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<StandardIndicator[]> {
    return loaders.indicatorsOn(on ?? dayAt(now, timeZone)).load(id);
  }

  @Mutation(() => SetStandardIndicatorPayload, {
    description:
      'Switches the measuring of an indicator on or off, or changes its threshold, from a day on. It switches off no rule of placing.',
  })
  setStandardIndicator(
    @Arg('input', () => SetStandardIndicatorInput, {
      description: 'Which indicator, what changes, from when.',
    })
    input: SetStandardIndicatorInput,
    @Ctx() context: Context,
  ): Promise<SetStandardIndicatorPayload> {
    return write(context, input, {
      prepare: async () => {
        const { threshold, expectedVersion, validFrom } = input;
        if (threshold && !(threshold >= 0 && threshold <= LARGEST_THRESHOLD)) {
          throw badInput(`Give a number from 0 to ${LARGEST_THRESHOLD}.`, 'threshold');
        }
        if (input.centreId) await requirePlace(context, 'centre', input.centreId);
        else requireEveryCentre(context, seesAllCentres(roles, context.actor), PREMISES_OWNER);
        await context.acts.perform({ place: input.centreId?.toLowerCase() ?? null, at: context.now });
        return {
          indicatorId: readIdentifier(input.indicatorId, 'indicatorId'),
          centreId: input.centreId?.toLowerCase() ?? null,
          expectedVersion,
          validFrom,
          active: input.active ?? undefined,
          threshold: threshold ?? undefined,
          standard: input.standard != null ? readText(input.standard, 'standard') : undefined,
          verified: input.verified ?? undefined,
        };
      },
      act: async (query, change) => ({ id: await changeIndicator(context, query, change) }),
      answer: ({ id }) => ({ indicator: findIndicator(context, id) }),
    });
  }
}

@Resolver(() => StandardIndicator)
export class IndicatorCodeResolver {
  @FieldResolver(() => IndicatorCode, {
    nullable: true,
    description:
      'Its code as a word of a list, which has a label in each language; null for one that this release does not know.',
  })
  knownCode(@Root() { code }: StandardIndicator): IndicatorCode | null {
    return Object.hasOwn(IndicatorCode, code) ? (code as IndicatorCode) : null;
  }
}
