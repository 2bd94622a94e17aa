import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { sql } from 'drizzle-orm';
import { findCarePlans } from './repository/care-plan.js';
import {
  countGroupActivities,
  countPlacesTaken,
  findAttendances,
  findEnrolments,
  findGroupActivities,
  findGroupActivityPages,
  type Range,
} from './repository/group-activity.js';
import {
  findBookingsAhead,
  findBookingsOfCentres,
  findInterpreterBookings,
} from './repository/interpreter-booking.js';
import {
  countReferrals,
  findReferralPages,
  findReferrals,
  type ReferralList,
} from './repository/referral.js';
import { findServiceOffers } from './repository/service-offer.js';
import {
  countServiceRequests,
  findOpenServiceRequests,
  findServiceRequestPages,
  findServiceRequests,
} from './repository/service-request.js';
import { countSessions, findSessionPages, findSessions, type SessionList } from './repository/session.js';
import { findSharing } from './repository/sharing.js';
import {
  attendance,
  carePlan,
  groupActivity,
  interpreterBooking,
  referral,
  serviceOffer,
  serviceRequest,
  session,
} from './tables.js';

type Ids = string[];

const idOf = (row: { id: string }) => row.id;
const parentIdOf = (row: { parentId: string }) => row.parentId;
const centreIdOf = (row: { centreId: string }) => row.centreId;
const residentIdOf = (row: { residentId: string }) => row.residentId;
const activityIdOf = (row: { activityId: string }) => row.activityId;

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = (request: Request) => ({
  sharingOfCentre: loadMany(
    (ids: Ids) => findSharing(request, ids),
    ({ centreId }) => centreId,
  ),
  offer: loadOne((ids: Ids) => findServiceOffers(request, isOneOf(serviceOffer.id, ids)), idOf),
  offersOfCentre: loadMany(
    (ids: Ids) => findServiceOffers(request, isOneOf(serviceOffer.centreId, ids)),
    centreIdOf,
  ),
  serviceRequest: loadOne((ids: Ids) => findServiceRequests(request, isOneOf(serviceRequest.id, ids)), idOf),
  serviceRequestPages: keyedLoaders((page: Page) =>
    loadMany((ids: Ids) => findServiceRequestPages(request, ids, page), parentIdOf),
  ),
  serviceRequestCount: loadOne((ids: Ids) => countServiceRequests(request, ids), parentIdOf),
  session: loadOne((ids: Ids) => findSessions(request, isOneOf(session.id, ids)), idOf),
  sessionPages: keyedLoaders(({ list, page }: { list: SessionList; page: Page }) =>
    loadMany((ids: Ids) => findSessionPages(request, list, ids, page), parentIdOf),
  ),
  sessionCount: keyedLoaders((list: SessionList) =>
    loadOne((ids: Ids) => countSessions(request, list, ids), parentIdOf),
  ),
  groupActivity: loadOne((ids: Ids) => findGroupActivities(request, isOneOf(groupActivity.id, ids)), idOf),
  groupActivityPages: keyedLoaders(({ range, page }: { range: Range; page: Page }) =>
    loadMany((ids: Ids) => findGroupActivityPages(request, range, ids, page), parentIdOf),
  ),
  groupActivityCount: keyedLoaders((range: Range) =>
    loadOne((ids: Ids) => countGroupActivities(request, range, ids), parentIdOf),
  ),
  placesTaken: loadOne((ids: Ids) => countPlacesTaken(request, ids), activityIdOf),
  attendance: loadOne((ids: Ids) => findAttendances(request, isOneOf(attendance.id, ids)), idOf),
  attendancesOfActivity: loadMany(
    (ids: Ids) => findAttendances(request, isOneOf(attendance.activityId, ids)),
    activityIdOf,
  ),
  referral: loadOne((ids: Ids) => findReferrals(request, isOneOf(referral.id, ids)), idOf),
  referralPages: keyedLoaders(({ list, page }: { list: ReferralList; page: Page }) =>
    loadMany((ids: Ids) => findReferralPages(request, list, ids, page), parentIdOf),
  ),
  referralCount: keyedLoaders((list: ReferralList) =>
    loadOne((ids: Ids) => countReferrals(request, list, ids), parentIdOf),
  ),
  carePlan: loadOne((ids: Ids) => findCarePlans(request, isOneOf(carePlan.id, ids)), idOf),
  openCarePlanOfResident: loadOne(
    (ids: Ids) =>
      findCarePlans(request, sql`${isOneOf(carePlan.residentId, ids)} and ${carePlan.state} <> 'CLOSED'`),
    residentIdOf,
  ),
  openCarePlansOfResident: loadMany(
    (ids: Ids) =>
      findCarePlans(request, sql`${isOneOf(carePlan.residentId, ids)} and ${carePlan.state} <> 'CLOSED'`),
    residentIdOf,
  ),
  openRequestsOfResident: loadMany((ids: Ids) => findOpenServiceRequests(request, ids), parentIdOf),
  enrolmentsOfResident: loadMany((ids: Ids) => findEnrolments(request, ids), residentIdOf),
  bookingsAheadOfResident: loadMany((ids: Ids) => findBookingsAhead(request, ids), residentIdOf),
  booking: loadOne((ids: Ids) => findInterpreterBookings(request, isOneOf(interpreterBooking.id, ids)), idOf),
  bookingsOfCentre: keyedLoaders((range: Range) =>
    loadMany((ids: Ids) => findBookingsOfCentres(request, range, ids), centreIdOf),
  ),
});

export type Loaders = ReturnType<typeof makeLoaders>;
