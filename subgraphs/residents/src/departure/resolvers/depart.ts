import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { ifGiven, readPast, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import { departResident } from '../repository/depart.js';
import { DepartResidentInput, DepartResidentPayload } from '../types/depart.js';

/** How stays end. */
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
}
