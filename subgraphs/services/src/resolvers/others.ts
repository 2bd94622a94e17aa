import { type AccessEvent, AccessEventConnection } from '@mrrm/platform/audit/access-event';
import { accessHistory } from '@mrrm/platform/audit/history';
import { type Connection, PageArguments, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import { badInput } from '@mrrm/platform/wire/errors';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { findServiceUptake } from '../repository/service-uptake.js';
import {
  OpenReferralArguments,
  RangeArguments,
  RangePageArguments,
  ReferralStateArguments,
  SessionPageArguments,
} from '../types/arguments.js';
import { CarePlan } from '../types/care-plan.js';
import { type GroupActivity, GroupActivityConnection } from '../types/group-activity.js';
import { InterpreterBooking } from '../types/interpreter-booking.js';
import { Centre, Resident, StaffMember } from '../types/others.js';
import { type Referral, ReferralConnection } from '../types/referral.js';
import { ResidentCohort, ServiceUptake } from '../types/resident-cohort.js';
import { ServiceOffer } from '../types/service-offer.js';
import { type ServiceRequest, ServiceRequestConnection } from '../types/service-request.js';
import { type Session, SessionConnection } from '../types/session.js';
import { referralConnection, sessionConnection } from './connections.js';

/** What this slice adds to the residents of their owner. */
@Resolver(() => Resident)
export class ResidentResolver {
  @FieldResolver(() => SessionConnection, {
    nullable: true,
    description: 'The sessions that the resident received, the latest first.',
  })
  services(
    @Root() { id }: Resident,
    @Args(() => SessionPageArguments) { function: wanted, ...page }: SessionPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Session>> {
    return sessionConnection(context, { of: 'RESIDENT', function: wanted }, id, page);
  }

  @FieldResolver(() => ServiceRequestConnection, {
    nullable: true,
    description: 'What was asked for on behalf of the resident, the latest first.',
  })
  async serviceRequests(
    @Root() { id }: Resident,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ServiceRequest>> {
    const page = { first: readFirst(first), after };
    const rows = await loaders.serviceRequestPages(page).load(id);
    const count = async () => (await loaders.serviceRequestCount.load(id))?.total ?? 0;
    return toConnection(rows, page, (row) => [row.requestedAt, row.id], count);
  }

  @FieldResolver(() => ReferralConnection, {
    nullable: true,
    description: 'The referrals of the resident, the latest first.',
  })
  referrals(
    @Root() { id }: Resident,
    @Args(() => OpenReferralArguments) { open, ...page }: OpenReferralArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Referral>> {
    return referralConnection(context, { of: 'RESIDENT', open }, id, page);
  }

  @FieldResolver(() => AccessEventConnection, {
    nullable: true,
    description:
      'Who read or changed what this slice has on record about the resident, the latest first. See also `accessHistory`.',
  })
  serviceAccessHistory(
    @Root() { id }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<AccessEvent>> {
    return accessHistory(context, id, page);
  }

  @FieldResolver(() => CarePlan, {
    nullable: true,
    description: 'The open care plan that the reader may see; null without one.',
  })
  carePlan(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<CarePlan | null> {
    return loaders.openCarePlanOfResident.load(id);
  }
}

/** What this slice adds to the centres of their owner. */
@Resolver(() => Centre)
export class CentreResolver {
  @FieldResolver(() => [ServiceOffer], {
    nullable: true,
    description: 'Its catalogue of services, by function and name.',
  })
  services(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<ServiceOffer[]> {
    return loaders.offersOfCentre.load(id);
  }

  @FieldResolver(() => GroupActivityConnection, {
    nullable: true,
    description: 'The group activities that touch a range of time, the earliest first.',
  })
  async groupActivities(
    @Root() { id }: Centre,
    @Args(() => RangePageArguments) { first, after, ...wanted }: RangePageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<GroupActivity>> {
    const range = readRange(wanted);
    const page = { first: readFirst(first), after };
    const rows = await loaders.groupActivityPages({ range, page }).load(id);
    const count = async () => (await loaders.groupActivityCount(range).load(id))?.total ?? 0;
    return toConnection(rows, page, (row) => [row.startsAt, row.id], count);
  }

  @FieldResolver(() => ReferralConnection, {
    nullable: true,
    description: 'The referrals of its residents, the latest first.',
  })
  referrals(
    @Root() { id }: Centre,
    @Args(() => ReferralStateArguments) { state, ...page }: ReferralStateArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Referral>> {
    return referralConnection(context, { of: 'CENTRE', state }, id, page);
  }

  @FieldResolver(() => [InterpreterBooking], {
    nullable: true,
    description: 'The bookings of interpreters that touch a range of time, the earliest first.',
  })
  interpreterBookings(
    @Root() { id }: Centre,
    @Args(() => RangeArguments) range: RangeArguments,
    @Ctx() { loaders }: Context,
  ): Promise<InterpreterBooking[]> {
    return loaders.bookingsOfCentre(readRange(range)).load(id);
  }
}

/** What this slice adds to the staff members of their employers. */
@Resolver(() => StaffMember)
export class StaffMemberResolver {
  @FieldResolver(() => SessionConnection, {
    nullable: true,
    description: 'The sessions that this person gave, the latest first.',
  })
  sessions(
    @Root() { id }: StaffMember,
    @Args(() => SessionPageArguments) { function: wanted, ...page }: SessionPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Session>> {
    return sessionConnection(context, { of: 'PROVIDER', function: wanted }, id, page);
  }
}

/** What this slice adds to the cohorts of the residents' owner. */
@Resolver(() => ResidentCohort)
export class ResidentCohortResolver {
  @Directive('@requires(fields: "question memberIds memberCells")')
  @FieldResolver(() => [ServiceUptake], {
    nullable: true,
    description:
      'What services the residents received, one entry for each function; few, nobody and nearly everybody are withheld alike.',
  })
  serviceUptake(@Root() cohort: ResidentCohort, @Ctx() context: Context): Promise<ServiceUptake[]> {
    return findServiceUptake(context, cohort);
  }
}

const LONGEST_DAYS = 62;

function readRange({ from, until }: { from: Date; until: Date }) {
  if (from >= until) throw badInput('The range ends before it begins.', 'until');
  if (until.getTime() - from.getTime() > LONGEST_DAYS * 86_400_000) {
    throw badInput(`Ask for at most ${LONGEST_DAYS} days at once.`, 'until');
  }
  return { from, until };
}
