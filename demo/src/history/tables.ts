import { type Table, tableOf } from '../bulk/table.js';
import { servicesSharingRows } from '../premises/sharing.js';
import type { World } from '../world.js';
import { groupActivityRows } from './activities.js';
import { attendanceRows } from './attendances.js';
import { carePlanRows } from './care-plans.js';
import { interpreterBookingRows } from './interpreter-bookings.js';
import { serviceOfferRows } from './offers.js';
import { referralRows } from './referrals.js';
import { serviceRequestRows, sessionRows } from './session-rows.js';

/** All tables of the services' owner, in the order in which they refer to each other. */
export function servicesTables(world: World): Table[] {
  const count = world.residents.length;
  return [
    tableOf('services.sharing_clause', servicesSharingRows),
    tableOf('services.service_offer', serviceOfferRows),
    { name: 'services.service_request', rows: () => serviceRequestRows(world), expected: count * 1.2 },
    { name: 'services.session', rows: () => sessionRows(world), expected: count * 10 },
    { name: 'services.group_activity', rows: () => groupActivityRows(world), expected: 3400 },
    { name: 'services.attendance', rows: () => attendanceRows(world), expected: Math.min(count * 6, 45_000) },
    { name: 'services.referral', rows: () => referralRows(world), expected: count * 0.55 },
    { name: 'services.care_plan', rows: () => carePlanRows(world), expected: count * 0.3 },
    {
      name: 'services.interpreter_booking',
      rows: () => interpreterBookingRows(world),
      expected: Math.min(count * 0.1, 4000),
    },
  ];
}
