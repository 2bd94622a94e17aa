import { checkReferences } from '@mrrm/platform/graph/references';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { checkSpan, readOptionalIdentifier } from '@mrrm/platform/writing/input';
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mayWriteAt } from '../access/visibility.js';
import type { Context } from '../context.js';
import { cancelAssignment, insertAssignment, insertShift } from '../repository/shift-writes.js';
import { Handover } from '../types/handover.js';
import { Organisation } from '../types/organisation.js';
import { Shift, ShiftAssignment } from '../types/shift.js';
import {
  AssignStaffInput,
  AssignStaffPayload,
  CancelAssignmentInput,
  CancelAssignmentPayload,
  CreateShiftInput,
  CreateShiftPayload,
} from '../types/shift-writes.js';
import { StaffMember } from '../types/staff-member.js';

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

  @FieldResolver(() => [Handover], {
    nullable: true,
    description: 'What it told the next shift, the latest first.',
  })
  handovers(@Root() { id }: Shift, @Ctx() { loaders }: Context): Promise<Handover[]> {
    return loaders.handoversOfShift.load(id);
  }

  @Mutation(() => CreateShiftPayload, { description: "Plans a shift of the writer's own organisation." })
  async createShift(
    @Arg('input', () => CreateShiftInput, { description: 'Where, when and for how many.' })
    input: CreateShiftInput,
    @Ctx() context: Context,
  ): Promise<CreateShiftPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'createShift', input },
      async (query, wanted) => ({ id: await insertShift(context, query, wanted) }),
      async () => {
        const wanted = readShift(input, context);
        const { window, startsAt, endsAt } = wanted;
        const fit = { window, from: startsAt.toISOString(), until: endsAt.toISOString() };
        const centre = { typename: 'Centre', id: wanted.centreId, path: 'window', fit };
        const zone = wanted.safeZoneId
          ? [{ typename: 'SafeZone', id: wanted.safeZoneId, path: 'safeZoneId', place: wanted.centreId }]
          : [];
        return { ...wanted, verification: await checkReferences(context, [centre, ...zone]) };
      },
    );
    const { shift: loader } = context.loaders;
    return { shift: result ? await loader.clear(result.id).load(result.id) : null, userErrors };
  }

  @Mutation(() => AssignStaffPayload, { description: 'Puts a staff member on a shift.' })
  async assignStaff(
    @Arg('input', () => AssignStaffInput, { description: 'Which shift, and who.' }) input: AssignStaffInput,
    @Ctx() context: Context,
  ): Promise<AssignStaffPayload> {
    const twice = { message: 'This person is on another shift at that time.', path: 'staffMemberId' };
    const messages = { shift_assignment_no_overlap: twice };
    const { result, userErrors } = await mutate(
      context,
      { operation: 'assignStaff', input, messages },
      async (query) => {
        const shiftId = readIdentifier(input.shiftId, 'shiftId');
        const staffMemberId = readIdentifier(input.staffMemberId, 'staffMemberId');
        return { id: await insertAssignment(context, query, shiftId, staffMemberId) };
      },
      async () => {
        const shift = await context.loaders.shift.load(readIdentifier(input.shiftId, 'shiftId'));
        if (shift?.centre) await context.timeZones.ask(shift.centre.id, context.graph);
      },
    );
    return { assignment: await readAssignment(context, result?.id), userErrors };
  }

  @Mutation(() => CancelAssignmentPayload, { description: 'Takes a staff member off a shift.' })
  async cancelAssignment(
    @Arg('input', () => CancelAssignmentInput, { description: 'Which assignment.' })
    input: CancelAssignmentInput,
    @Ctx() context: Context,
  ): Promise<CancelAssignmentPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'cancelAssignment', input },
      async (query) => {
        const id = readIdentifier(input.assignmentId, 'assignmentId');
        return { id, staffMemberId: await cancelAssignment(context, query, id, input.expectedVersion) };
      },
    );
    return { assignment: await readAssignment(context, result?.id), userErrors };
  }
}

@Resolver(() => ShiftAssignment)
export class ShiftAssignmentResolver {
  @FieldResolver(() => Shift, { nullable: true, description: 'The shift.' })
  shift(@Root() { shiftId }: ShiftAssignment, @Ctx() { loaders }: Context): Promise<Shift | null> {
    return loaders.shift.load(shiftId);
  }

  @FieldResolver(() => StaffMember, { nullable: true, description: 'Who is on it.' })
  staffMember(
    @Root() { staffMemberId }: ShiftAssignment,
    @Ctx() { loaders }: Context,
  ): Promise<StaffMember | null> {
    return loaders.staffMember.load(staffMemberId);
  }
}

function readShift(input: CreateShiftInput, { actor, now }: Context) {
  const { window, startsAt, endsAt, staffNeeded } = input;
  const centreId = readIdentifier(input.centreId, 'centreId');
  mayWriteAt(actor, centreId, 'centreId');
  checkSpan({ startsAt, endsAt }, now, { longestHours: 24 });
  if (staffNeeded < 1 || staffNeeded > MOST_STAFF) throw badInput(`Give 1 to ${MOST_STAFF}.`, 'staffNeeded');
  const safeZoneId = readOptionalIdentifier(input.safeZoneId, 'safeZoneId');
  return { centreId, safeZoneId, window, startsAt, endsAt, staffNeeded };
}

const readAssignment = async ({ loaders }: Context, id: string | undefined) =>
  id ? loaders.assignment.clear(id).load(id) : null;
