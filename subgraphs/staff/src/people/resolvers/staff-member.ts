import {
  type Connection,
  PageArguments,
  readCursor,
  readFirst,
  toConnection,
} from '@mrrm/platform/reading/connection';
import { isIdentifier, readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { countStaff, findStaffPage } from '../repository/staff-member.js';
import { Organisation } from '../types/organisation.js';
import { Qualification } from '../types/qualification.js';
import { StaffMember, StaffMemberConnection } from '../types/staff-member.js';
import { StaffRole } from '../values.js';

@Resolver(() => StaffMember)
export class StaffMemberResolver {
  @Query(() => StaffMember, { nullable: true, description: 'A staff member by identifier.' })
  staffMember(
    @Arg('id', () => ID, { description: 'Identifier of the staff member.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<StaffMember | null> {
    return loaders.staffMember.load(readIdentifier(id, 'id'));
  }

  @Query(() => StaffMemberConnection, {
    nullable: true,
    description: 'Those who work at a centre at present, by name.',
  })
  async staff(
    @Arg('centreId', () => ID, { description: 'Identifier of the centre.' }) centreId: string,
    @Arg('role', () => StaffRole, { nullable: true, description: 'Only people of this role.' })
    role: StaffRole | null | undefined,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<StaffMember>> {
    const list = { centreId: readIdentifier(centreId, 'centreId'), role };
    const rows = await findStaffPage(context, list, readFirst(page.first), readNameCursor(page.after));
    return toConnection(
      rows,
      page,
      (row) => [row.fullName, row.id],
      () => countStaff(context, list),
    );
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The employer.' })
  organisation(
    @Root() { organisationId }: StaffMember,
    @Ctx() { loaders }: Context,
  ): Promise<Organisation | null> {
    return loaders.organisation.load(organisationId);
  }

  @FieldResolver(() => [Qualification], { description: 'What the person has learnt, the latest first.' })
  qualifications(@Root() { id }: StaffMember, @Ctx() { loaders }: Context): Promise<Qualification[]> {
    return loaders.qualificationsOfStaffMember.load(id);
  }
}

function readNameCursor(after: string | null | undefined) {
  const [fullName, id] = readCursor(after, 2) ?? [];
  if (fullName === undefined) return undefined;
  if (!isIdentifier(id)) throw badInput('This is not a cursor of this list.', 'after');
  return { fullName, id };
}
