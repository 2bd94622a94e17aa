import type { CostTable } from '@mrrm/platform/schema/costs';

/** A full list, for the budgets of the gateway. */
export const costs: CostTable = {
  lists: {
    // Each write of this slice.
    'Centre.viewerServiceActs': 20,
    // One row a function.
    'ResidentCohort.serviceUptake': 16,
    'Centre.services': 40,
    'Centre.interpreterBookings': 100,
    'Centre.serviceSharing': 20,
    'GroupActivity.attendance': 30,
    'OpenServices.referrals': 20,
    'OpenServices.requests': 20,
    'OpenServices.carePlans': 5,
    'OpenServices.enrolments': 20,
    'OpenServices.interpreterBookings': 20,
  },
  // Each is counted from all sessions of a year.
  weights: { 'ResidentCohort.serviceUptake': 50 },
};
