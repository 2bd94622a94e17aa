import {
  type Connection,
  PageArguments,
  readCursor,
  readFirst,
  toConnection,
} from '@mrrm/platform/reading/connection';
import { isIdentifier, readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readCode } from '@mrrm/platform/writing/input';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { findOrganisations } from '../repository/organisation.js';
import { countStaff, findStaffPage } from '../repository/staff-member.js';
import { Organisation } from '../types/organisation.js';
import { Qualification } from '../types/qualification.js';
import { RangeArguments } from '../types/range-arguments.js';
import { Shift } from '../types/shift.js';
import { StaffMember, StaffMemberConnection } from '../types/staff-member.js';
import { StaffRole } from '../values.js';
import { readRange } from './range.js';

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => Organisation, { nullable: true, description: 'An organisation by its identifier.' })
  organisation(
    @Arg('id', () => ID, { description: 'Identifier of the organisation.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Organisation | null> {
    return loaders.organisation.load(readIdentifier(id, 'id'));
  }

  @Query(() => Organisation, { nullable: true, description: 'An organisation by its short code.' })
  organisationByCode(
    @Arg('code', () => String, { description: 'Short code, such as STATE or IOM.' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Organisation | null> {
    return loaders.organisationByCode.load(readCode(code, 'code'));
  }

  @Query(() => [Organisation], { description: 'All organisations that work at the centres, by code.' })
  organisations(@Ctx() context: Context): Promise<Organisation[]> {
    return findOrganisations(context);
  }

  @FieldResolver(() => [StaffMember], {
    nullable: true,
    description: 'Its people at the centres that the reader may see, by name.',
  })
  staff(@Root() { id }: Organisation, @Ctx() { loaders }: Context): Promise<StaffMember[]> {
    return loaders.staffOfOrganisation.load(id);
  }
}

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

function readNameCursor(after: string | null | undefined) {
  const [fullName, id] = readCursor(after, 2) ?? [];
  if (fullName === undefined) return undefined;
  if (!isIdentifier(id)) throw badInput('This is not a cursor of this list.', 'after');
  return { fullName, id };
}
