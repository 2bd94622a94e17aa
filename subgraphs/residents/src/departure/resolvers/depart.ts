import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { ifGiven, readPast, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import { departResident } from '../repository/depart.js';
import { undoDeparture } from '../repository/undo.js';
import { DepartResidentInput, DepartResidentPayload } from '../types/depart.js';
import { UndoDepartureInput, UndoDeparturePayload } from '../types/undone-departure.js';

/** How stays end, and how an end that was none is taken back. */
@Resolver(() => Resident)
export class DepartureResolver {
  @Mutation(() => DepartResidentPayload, { description: 'Ends the stay of a resident.' })
  departResident(
    @Arg('input', () => DepartResidentInput, { description: 'Who, when and why.' })
    input: DepartResidentInput,
    @Ctx() context: Context,
  ): Promise<DepartResidentPayload> {
    return write(context, input, {
      prepare: () => ({
        id: readIdentifier(input.residentId, 'residentId'),
        when: readPast(input.at, context.now, 'at'),
        override: ifGiven(input.override, ({ reason }) => readText(reason, 'override.reason', 500)),
      }),
      act: async (query, { id, when, override }) => {
        const { expectedVersion, reason } = input;
        await departResident(context, query, { id, expectedVersion, when, reason, override });
        return { id };
      },
      answer: ({ id }) => ({ resident: reread(context.loaders.resident, id) }),
    });
  }

  @Mutation(() => UndoDeparturePayload, {
    description:
      'Takes a departure back that was recorded within the last 24 hours: the stay goes on, and what was said of its end is kept. The bed is not given back by it.',
  })
  undoDeparture(
    @Arg('input', () => UndoDepartureInput, { description: 'Whose departure, and why it was wrong.' })
    input: UndoDepartureInput,
    @Ctx() context: Context,
  ): Promise<UndoDeparturePayload> {
    return write(context, input, {
      prepare: () => ({
        residentId: readIdentifier(input.residentId, 'residentId'),
        expectedVersion: input.expectedVersion,
        reason: readText(input.reason, 'reason', 500),
      }),
      act: async (query, wanted) => {
        await undoDeparture(context, query, wanted);
        return { id: wanted.residentId };
      },
      answer: ({ id }) => ({ resident: reread(context.loaders.resident, id) }),
    });
  }
}
