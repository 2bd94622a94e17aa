import type { CostTable } from '@mrrm/platform/schema/costs';

/** A full list, for the budgets of the gateway: what a large centre has, and not what most residents have. */
export const costs: CostTable = {
  lists: {
    // Each write of this slice.
    'Centre.viewerResidentActs': 25,
    'Query.openBreakGlassReviews': 100,
    'Query.breakGlassToApprove': 50,
    // What slices ask, for a page of residents.
    'Query.placementFacts': 100,
    'Query.consentsInForce': 100,
    'Query.departures': 500,
    // All who were missing at a check, of a centre's 500 or more.
    'Query.absences': 500,
    'RecordPresencesPayload.absent': 500,
    'Query.residentsByRegistrationNumber': 5,
    'Resident.consents': 20,
    'Resident.vulnerabilities': 10,
    'Resident.representations': 5,
    'Resident.stays': 5,
    'Household.members': 10,
    'OpenRecords.consents': 20,
    'Centre.residentSharing': 20,
  },
  cutBy: { 'Viewer.touchedResidents': 'first' },
  // A cohort is counted from all who ever came, with a judgement of its year.
  weights: {
    'Query.residentCohort': 500,
    // Found among the latest events.
    'Viewer.touchedResidents(first)': 200,
  },
};
