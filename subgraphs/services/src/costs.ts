import type { CostTable } from '@mrrm/platform/costs';

/** A full list, for the budgets of the gateway. */
export const costs: CostTable = {
  lists: {
    // One row a function.
    'ResidentCohort.serviceUptake': 16,
    'Centre.services': 40,
    'Centre.interpreterBookings': 100,
    'Centre.serviceSharing': 20,
    'GroupActivity.attendance': 30,
  },
  // Each is counted from all sessions of a year.
  weights: { 'ResidentCohort.serviceUptake': 50 },
};
