import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Attendance } from '../../activities/types/attendance.js';
import { CarePlan } from '../../care-plans/types/care-plan.js';
import { ServiceRequest } from '../../catalogue/types/request.js';
import type { Context } from '../../context.js';
import { InterpreterBooking } from '../../interpreters/types/booking.js';
import { Resident } from '../../pointers.js';
import { Referral } from '../../referrals/types/referral.js';
import { OpenServices } from '../types/open-services.js';

/** The latest hundred of a sort: nobody has more that is open. */
const LATEST = { first: 100 };

@Resolver(() => Resident)
export class OpenServicesOfResidentResolver {
  @FieldResolver(() => OpenServices, {
    nullable: true,
    description:
      'What is not over yet of services, whatever the stay: whoever ends a stay asks for it with the same answer, and puts an end to it.',
  })
  openServices(@Root() { id }: Resident): OpenServices {
    return { residentId: id };
  }
}

@Resolver(() => OpenServices)
export class OpenServicesResolver {
  @FieldResolver(() => [Referral], {
    nullable: true,
    description: 'Referrals that wait for an answer or an end, the latest first, at most 100.',
  })
  referrals(@Root() { residentId }: OpenServices, @Ctx() { loaders }: Context): Promise<Referral[]> {
    return loaders.referralPages({ list: { of: 'RESIDENT', open: true }, page: LATEST }).load(residentId);
  }

  @FieldResolver(() => [ServiceRequest], {
    nullable: true,
    description: 'Services asked for or scheduled and not received, the latest first, at most 100.',
  })
  requests(@Root() { residentId }: OpenServices, @Ctx() { loaders }: Context): Promise<ServiceRequest[]> {
    return loaders.openRequestsOfResident.load(residentId);
  }

  @FieldResolver(() => [CarePlan], {
    nullable: true,
    description: 'Care plans that are not closed; each organisation has at most one.',
  })
  carePlans(@Root() { residentId }: OpenServices, @Ctx() { loaders }: Context): Promise<CarePlan[]> {
    return loaders.openCarePlansOfResident.load(residentId);
  }

  @FieldResolver(() => [Attendance], {
    nullable: true,
    description: 'Places held in activities that have not ended.',
  })
  enrolments(@Root() { residentId }: OpenServices, @Ctx() { loaders }: Context): Promise<Attendance[]> {
    return loaders.enrolmentsOfResident.load(residentId);
  }

  @FieldResolver(() => [InterpreterBooking], {
    nullable: true,
    description: 'Interpreters booked for a time that has not ended, the earliest first.',
  })
  interpreterBookings(
    @Root() { residentId }: OpenServices,
    @Ctx() { loaders }: Context,
  ): Promise<InterpreterBooking[]> {
    return loaders.bookingsAheadOfResident.load(residentId);
  }
}
