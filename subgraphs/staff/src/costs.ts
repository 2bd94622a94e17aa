import type { CostTable } from '@mrrm/platform/schema/costs';

/** A full list, for the budgets of the gateway. */
export const costs: CostTable = {
  lists: {
    // Each write of this slice.
    'Centre.viewerStaffActs': 5,
    'Query.organisations': 20,
    'Centre.onDuty': 30,
    'SafeZone.onDuty': 10,
    // A month of three shifts a day, cut where anybody comes or goes.
    'Centre.coverage': 200,
    'CoverageSegment.employers': 4,
    'Shift.assignments': 10,
    'Shift.handovers': 2,
    'StaffMember.centres': 5,
    'StaffMember.qualifications': 10,
    // A month.
    'StaffMember.shifts': 31,
    'Organisation.staff': 200,
    // Somebody works in one safe zone, and now and then in another.
    'ViewerDuty.safeZones': 3,
  },
};
