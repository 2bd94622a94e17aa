import { andAlso } from '../bulk/dated.js';
import { goingOn, type Table, tableOf } from '../bulk/table.js';
import { castPayments } from '../cast/payments.js';
import { castReferrals } from '../cast/referrals.js';
import { activitiesOnward, attendancesOnward } from '../onward/activities.js';
import { bookingsOnward } from '../onward/bookings.js';
import { carePlansOnward } from '../onward/care-plans.js';
import { medicalPaymentsOnward } from '../onward/medical-payments.js';
import type { OnwardWorld } from '../onward/onward.js';
import { referralsOnward } from '../onward/referrals.js';
import { requestsOnward, sessionsOnward } from '../onward/sessions.js';
import { servicesSharingRows } from '../premises/sharing.js';
import type { World } from '../world.js';
import { groupActivityRows } from './activities.js';
import { attendanceRows } from './attendances.js';
import { carePlanRows } from './care-plans.js';
import { interpreterBookingRows } from './interpreter-bookings.js';
import { medicalPaymentRows } from './medical-payments.js';
import { serviceOfferRows } from './offers.js';
import { referralRows } from './referrals.js';
import { serviceRequestRows, sessionRows } from './session-rows.js';

/** How each table goes on after the past. */
const ONWARD = {
  service_request: requestsOnward,
  session: sessionsOnward,
  group_activity: activitiesOnward,
  attendance: attendancesOnward,
  referral: (world: OnwardWorld) => andAlso(referralsOnward(world), () => castReferrals(world)),
  medical_payment: (world: OnwardWorld) => andAlso(medicalPaymentsOnward(world), () => castPayments(world)),
  care_plan: carePlansOnward,
  interpreter_booking: bookingsOnward,
};

/** All tables of the services' owner, in the order in which they refer to each other. */
export function servicesTables(world: World): Table[] {
  const count = world.residents.length;
  const table = (name: keyof typeof ONWARD, rows: Table['rows'], expected: number): Table => {
    const past = { name: `services.${name}`, rows, expected };
    return world.onward ? goingOn(past, ONWARD[name](world.onward), world.onward.until) : past;
  };
  return [
    tableOf('services.sharing_clause', servicesSharingRows),
    tableOf('services.service_offer', serviceOfferRows),
    table('service_request', () => serviceRequestRows(world), count * 1.2),
    table('session', () => sessionRows(world), count * 10),
    table('group_activity', () => groupActivityRows(world), 3400),
    table('attendance', () => attendanceRows(world), Math.min(count * 6, 45_000)),
    table('referral', () => referralRows(world), count * 0.55),
    table('medical_payment', () => medicalPaymentRows(world), count * 0.15),
    table('care_plan', () => carePlanRows(world), count * 0.3),
    table('interpreter_booking', () => interpreterBookingRows(world), Math.min(count * 0.1, 4000)),
  ];
}
