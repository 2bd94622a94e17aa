import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readOptionalIdentifier, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { readReplaced } from '../../register/resolvers/read-replaced.js';
import { Resident } from '../../register/types/resident.js';
import { endKin, recordKin } from '../repository/record.js';
import { EndKinInput, Kin, KinPayload, RecordKinInput } from '../types/kin.js';

@Resolver(() => Resident)
export class KinOfResidentResolver {
  @FieldResolver(() => [Kin], {
    nullable: true,
    description:
      'Relatives, also outside the household and the register; those that hold first, then what was ended. Empty means that none is on record, not that there is none.',
  })
  kin(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Kin[]> {
    return loaders.kinOfResident.load(id);
  }
}

@Resolver(() => Kin)
export class KinResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Whose relative it is.' })
  resident(@Root() { residentId }: Kin, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'The relative, if another resident whom the reader may see; `kind` says why it is null.',
  })
  async other(@Root() { otherId }: Kin, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return otherId ? loaders.resident.load(otherId) : null;
  }

  @Mutation(() => KinPayload, {
    description:
      'Records a relative of a resident. What was recorded wrongly is recorded anew in its place, with a reason.',
  })
  recordKin(
    @Arg('input', () => RecordKinInput, { description: 'Whose relative, who it is, and who said so.' })
    input: RecordKinInput,
    @Ctx() context: Context,
  ): Promise<KinPayload> {
    return write(context, input, {
      prepare: () => readKin(input),
      act: async (query, wanted) => ({ id: await recordKin(context, query, wanted) }),
      answer: ({ id }) => ({ kin: reread(context.loaders.kin, id) }),
    });
  }

  @Mutation(() => KinPayload, { description: 'Ends a record of a relative; it is kept with the reason.' })
  endKin(
    @Arg('input', () => EndKinInput, { description: 'Which record, and why.' }) input: EndKinInput,
    @Ctx() context: Context,
  ): Promise<KinPayload> {
    return write(context, input, {
      prepare: () => ({
        id: readIdentifier(input.kinId, 'kinId'),
        expectedVersion: input.expectedVersion,
        reason: readText(input.reason, 'reason', 500),
        path: 'kinId',
      }),
      act: async (query, wanted) => ({ id: wanted.id, ...(await endKin(context, query, wanted)) }),
      answer: ({ id }) => ({ kin: reread(context.loaders.kin, id) }),
    });
  }
}

/** @throws Refusal BAD_USER_INPUT */
function readKin(input: RecordKinInput) {
  const { relation, standing, safeToContact, toldBy } = input;
  const residentId = readIdentifier(input.residentId, 'residentId');
  const otherId = readOptionalIdentifier(input.otherId, 'otherId');
  const name = ifGiven(input.name, (given) => readText(given, 'name'));
  const place = ifGiven(input.place, (given) => readText(given, 'place'));
  if ((otherId === null) === (name === null))
    throw badInput('Give the other resident, or the name of somebody outside.', 'name');
  if (otherId === residentId) throw badInput('Nobody is the own relative.', 'otherId');
  if (otherId && place !== null) throw badInput('Where a resident is, the register says.', 'place');
  const replaces = readReplaced(input.kinId, 'kinId', input.reason);
  return { residentId, otherId, relation, name, place, standing, safeToContact, toldBy, replaces };
}
