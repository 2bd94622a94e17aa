import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { StaffMember } from '../../people/types/staff-member.js';
import { RangeArguments, readRange } from '../types/range.js';
import { Shift } from '../types/shift.js';

@Resolver(() => StaffMember)
export class ShiftsOfStaffMemberResolver {
  @FieldResolver(() => [Shift], {
    description: 'The shifts of the person that touch a range of time, the earliest first.',
  })
  shifts(
    @Root() { id }: StaffMember,
    @Args(() => RangeArguments) range: RangeArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Shift[]> {
    return loaders.shiftsOfStaffMember(readRange(range)).load(id);
  }
}
