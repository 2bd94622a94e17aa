import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Attendance } from '../../activities/types/attendance.js';
import { CarePlan } from '../../care-plans/types/care-plan.js';
import { ServiceRequest } from '../../catalogue/types/request.js';
import type { Context } from '../../context.js';
import { InterpreterBooking } from '../../interpreters/types/booking.js';
import { Centre, Resident } from '../../pointers.js';
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
    return { residentId: id, resident: { id } };
  }
}

@Resolver(() => Centre)
export class OpenServicesOfCentreResolver {
  @FieldResolver(() => [OpenServices], {
    nullable: true,
    description:
      'What waits for those who have departed from the centre, the latest departure first, at most 50: to be ended, handed over or kept. It follows a departure within seconds.',
  })
  async openServicesOfDeparted(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<OpenServices[]> {
    const departed = await loaders.departedOfCentre.load(id);
    const waiting = await Promise.all(
      departed.map(async ({ residentId }) => {
        const lists = await Promise.all([
          loaders.referralPages({ list: { of: 'RESIDENT', open: true }, page: LATEST }).load(residentId),
          loaders.openRequestsOfResident.load(residentId),
          loaders.openCarePlansOfResident.load(residentId),
          loaders.enrolmentsOfResident.load(residentId),
          loaders.bookingsAheadOfResident.load(residentId),
        ]);
        return lists.some((list) => list.length > 0);
      }),
    );
    return departed
      .filter((_, index) => waiting[index])
      .map(({ residentId }) => ({ residentId, resident: { id: residentId } }));
  }
}

@Resolver(() => OpenServices)
export class OpenServicesResolver {
  @FieldResolver(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'When the owner of the residents recorded that the resident departed from a centre of the reader; null while nothing of the kind is known here.',
  })
  async departedSince(
    @Root() { residentId }: OpenServices,
    @Ctx() { loaders }: Context,
  ): Promise<Date | null> {
    const departure = await loaders.departureOfResident.load(residentId);
    return departure?.recordedAt ?? null;
  }

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
