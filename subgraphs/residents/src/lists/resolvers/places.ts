import { type Connection, PageArguments } from '@mrrm/platform/reading/connection';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre, SafeZone, StaffMember } from '../../pointers.js';
import { type Resident, ResidentConnection } from '../../register/types/resident.js';
import { LegalRepresentative } from '../../representation/types/legal-representative.js';
import { ResidentPageArguments } from '../types/filter.js';
import { residentPage } from './page.js';

@Resolver(() => ResidentConnection)
export class ResidentsResolver {
  @Query(() => ResidentConnection, {
    nullable: true,
    description: 'The residents of a centre, the latest arrival first by default.',
  })
  residents(
    @Arg('centreId', () => ID, { description: 'Identifier of the centre.' }) centreId: string,
    @Args(() => ResidentPageArguments) page: ResidentPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident>> {
    return residentPage(context, 'CENTRE', readIdentifier(centreId, 'centreId'), page);
  }
}

@Resolver(() => Centre)
export class ResidentsOfCentreResolver {
  @FieldResolver(() => ResidentConnection, {
    nullable: true,
    description: 'Its residents, the latest arrival first by default.',
  })
  residents(
    @Root() { id }: Centre,
    @Args(() => ResidentPageArguments) page: ResidentPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident>> {
    return residentPage(context, 'CENTRE', id, page);
  }
}

@Resolver(() => SafeZone)
export class ResidentsOfSafeZoneResolver {
  @FieldResolver(() => ResidentConnection, {
    nullable: true,
    description: 'Everybody who belongs in it, there or not, the latest arrival first by default.',
  })
  residents(
    @Root() { id }: SafeZone,
    @Args(() => ResidentPageArguments) page: ResidentPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident>> {
    return residentPage(context, 'SAFE_ZONE', id, page);
  }
}

@Resolver(() => StaffMember)
export class CaseloadResolver {
  @FieldResolver(() => ResidentConnection, {
    nullable: true,
    description: 'The residents whose case this person manages, the latest arrival first.',
  })
  caseload(
    @Root() { id }: StaffMember,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident>> {
    return residentPage(context, 'CASE_MANAGER', id, page);
  }
}

@Resolver(() => LegalRepresentative)
export class RepresentedResolver {
  @FieldResolver(() => ResidentConnection, {
    nullable: true,
    description: 'The residents represented today, the latest arrival first.',
  })
  represented(
    @Root() { id }: LegalRepresentative,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident>> {
    return residentPage(context, 'LEGAL_REPRESENTATIVE', id, page);
  }
}
