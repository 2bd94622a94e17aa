import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { StaffMember } from '../../people/types/staff-member.js';
import { cancelAssignment, insertAssignment } from '../repository/assign.js';
import { ShiftAssignment } from '../types/assignment.js';
import { Shift } from '../types/shift.js';
import {
  AssignStaffInput,
  AssignStaffPayload,
  CancelAssignmentInput,
  CancelAssignmentPayload,
} from '../types/writes.js';

const constraints = {
  shift_assignment_no_overlap: {
    message: 'This person is on another shift at that time.',
    path: 'staffMemberId',
  },
};

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

  @Mutation(() => AssignStaffPayload, { description: 'Puts a staff member on a shift.' })
  assignStaff(
    @Arg('input', () => AssignStaffInput, { description: 'Which shift, and who.' }) input: AssignStaffInput,
    @Ctx() context: Context,
  ): Promise<AssignStaffPayload> {
    const { loaders, timeZones, graph } = context;
    return write(context, input, {
      constraints,
      prepare: async () => {
        const shift = await loaders.shift.load(readIdentifier(input.shiftId, 'shiftId'));
        if (shift?.centre) await timeZones.ask(shift.centre.id, graph);
      },
      act: async (query) => {
        const shiftId = readIdentifier(input.shiftId, 'shiftId');
        const staffMemberId = readIdentifier(input.staffMemberId, 'staffMemberId');
        return { id: await insertAssignment(context, query, shiftId, staffMemberId) };
      },
      answer: ({ id }) => ({ assignment: reread(loaders.assignment, id) }),
    });
  }

  @Mutation(() => CancelAssignmentPayload, { description: 'Takes a staff member off a shift.' })
  cancelAssignment(
    @Arg('input', () => CancelAssignmentInput, { description: 'Which assignment.' })
    input: CancelAssignmentInput,
    @Ctx() context: Context,
  ): Promise<CancelAssignmentPayload> {
    return write(context, input, {
      act: async (query) => {
        const id = readIdentifier(input.assignmentId, 'assignmentId');
        return { id, staffMemberId: await cancelAssignment(context, query, id, input.expectedVersion) };
      },
      answer: ({ id }) => ({ assignment: reread(context.loaders.assignment, id) }),
    });
  }
}
