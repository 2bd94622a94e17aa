import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { ofResident } from '../access/of-resident.js';
import { PLANNED } from '../times.js';

export const access: FeatureAccess = {
  types: {
    GroupActivity: {
      base: 'CATALOGUE',
      namesNobody: 'An event of the centre: who attends is named by the attendance.',
      fields: fieldsByGroup({
        CATALOGUE: 'id centre safeZone title startsAt endsAt places version offer',
        OPERATIONAL: 'attendance placesTaken',
      }),
    },
    Attendance: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: fieldsByGroup({ OPERATIONAL: 'id resident state version activity' }),
    },
  },
  extends: {
    Query: fieldsByGroup({ CATALOGUE: 'groupActivity' }),
    Centre: fieldsByGroup({ CATALOGUE: 'groupActivities' }),
  },
  mutations: {
    planGroupActivity: {
      group: 'OFFERING',
      performs: { functionOf: 'the offer of input.offerId' },
      moments: { startsAt: PLANNED, endsAt: PLANNED },
    },
    recordAttendance: {
      group: 'SERVING',
      performs: { functionOf: 'the offer of the activity of input.activityId' },
    },
  },
  arguments: argumentsOf({
    CATALOGUE: 'Query.groupActivity(id) Centre.groupActivities(first,after,from,until)',
  }),
  personInputs: ['residentId'],
};
