import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { checkSpan, readOptionalIdentifier } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mayWriteAt } from '../../access/writers.js';
import type { Context } from '../../context.js';
import { Organisation } from '../../people/types/organisation.js';
import { insertShift, type NewShift } from '../repository/plan.js';
import { ShiftAssignment } from '../types/assignment.js';
import { Shift } from '../types/shift.js';
import { CreateShiftInput, CreateShiftPayload } from '../types/writes.js';

const MOST_STAFF = 100;

@Resolver(() => Shift)
export class ShiftResolver {
  @Query(() => Shift, { nullable: true, description: 'A shift by its identifier.' })
  shift(
    @Arg('id', () => ID, { description: 'Identifier of the shift.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Shift | null> {
    return loaders.shift.load(readIdentifier(id, 'id'));
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The organisation that covers it.' })
  organisation(@Root() { organisationId }: Shift, @Ctx() { loaders }: Context): Promise<Organisation | null> {
    return loaders.organisation.load(organisationId);
  }

  @FieldResolver(() => [ShiftAssignment], {
    nullable: true,
    description: 'Who is on it, also those taken off again.',
  })
  assignments(@Root() { id }: Shift, @Ctx() { loaders }: Context): Promise<ShiftAssignment[]> {
    return loaders.assignmentsOfShift.load(id);
  }

  @Mutation(() => CreateShiftPayload, { description: "Plans a shift of the writer's own organisation." })
  createShift(
    @Arg('input', () => CreateShiftInput, { description: 'Where, when and for how many.' })
    input: CreateShiftInput,
    @Ctx() context: Context,
  ): Promise<CreateShiftPayload> {
    return write(context, input, {
      prepare: () => readShift(context, input),
      act: async (query, wanted) => ({ id: await insertShift(context, query, wanted) }),
      answer: ({ id }) => ({ shift: reread(context.loaders.shift, id) }),
    });
  }
}

async function readShift(context: Context, input: CreateShiftInput): Promise<NewShift> {
  const { window, startsAt, endsAt, staffNeeded } = input;
  const centreId = readIdentifier(input.centreId, 'centreId');
  mayWriteAt(context, centreId, 'centreId');
  checkSpan({ startsAt, endsAt }, context.now, { longestHours: 24 });
  if (staffNeeded < 1 || staffNeeded > MOST_STAFF) throw badInput(`Give 1 to ${MOST_STAFF}.`, 'staffNeeded');
  const safeZoneId = readOptionalIdentifier(input.safeZoneId, 'safeZoneId');
  const fit = { window, from: startsAt.toISOString(), until: endsAt.toISOString() };
  const places = [{ typename: 'Centre', id: centreId, path: 'window', fit }];
  const zone = safeZoneId
    ? [{ typename: 'SafeZone', id: safeZoneId, path: 'safeZoneId', place: centreId }]
    : [];
  const verification = await checkReferences(context, [...places, ...zone]);
  return { centreId, safeZoneId, window, startsAt, endsAt, staffNeeded, verification };
}
