import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { readCode } from '@mrrm/platform/writing/input';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { allOrganisations } from '../repository/organisation.js';
import { Organisation } from '../types/organisation.js';
import { StaffMember } from '../types/staff-member.js';

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
    return allOrganisations(context);
  }

  @FieldResolver(() => [StaffMember], {
    nullable: true,
    description: 'Its people at the centres that the reader may see, by name.',
  })
  staff(@Root() { id }: Organisation, @Ctx() { loaders }: Context): Promise<StaffMember[]> {
    return loaders.staffOfOrganisation.load(id);
  }
}
