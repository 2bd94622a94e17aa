import { type Connection, PageArguments, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Centre } from '../types/centre.js';
import { type Consent, ConsentConnection } from '../types/consent.js';
import { LegalRepresentative } from '../types/legal-representative.js';
import { type Resident, ResidentConnection } from '../types/resident.js';
import { ResidentPageArguments } from '../types/resident-filter.js';
import { SafeZone } from '../types/safe-zone.js';
import { StaffMember } from '../types/staff-member.js';
import { residentConnection } from './resident-connection.js';

/** What this slice adds to the centres of their owner. */
@Resolver(() => Centre)
export class CentreResolver {
  @FieldResolver(() => ResidentConnection, {
    nullable: true,
    description: 'Its residents, the latest arrival first by default.',
  })
  residents(
    @Root() { id }: Centre,
    @Args(() => ResidentPageArguments) page: ResidentPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident>> {
    return residentConnection(context, 'CENTRE', id, page);
  }

  @FieldResolver(() => ConsentConnection, {
    nullable: true,
    description: 'The consents of its residents that wait for a second person, the latest first.',
  })
  async consentsToConfirm(
    @Root() { id }: Centre,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Consent>> {
    const page = { first: readFirst(first), after };
    const rows = await loaders.awaitedConsentPages(page).load(id);
    const count = async () => (await loaders.awaitedConsentCount.load(id))?.total ?? 0;
    return toConnection(rows, page, (row) => [row.givenAt, row.id], count);
  }
}

/** What this slice adds to the safe zones of their owner. */
@Resolver(() => SafeZone)
export class SafeZoneResolver {
  @FieldResolver(() => ResidentConnection, {
    nullable: true,
    description: 'Everybody who belongs in it, there or not, the latest arrival first by default.',
  })
  residents(
    @Root() { id }: SafeZone,
    @Args(() => ResidentPageArguments) page: ResidentPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident>> {
    return residentConnection(context, 'SAFE_ZONE', id, page);
  }
}

/** What this slice adds to the staff members of their employers. */
@Resolver(() => StaffMember)
export class StaffMemberResolver {
  @FieldResolver(() => ResidentConnection, {
    nullable: true,
    description: 'The residents whose case this person manages, the latest arrival first.',
  })
  caseload(
    @Root() { id }: StaffMember,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident>> {
    return residentConnection(context, 'CASE_MANAGER', id, page);
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
    return residentConnection(context, 'LEGAL_REPRESENTATIVE', id, page);
  }
}
