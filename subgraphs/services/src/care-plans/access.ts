import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { ofResident } from '../access/of-resident.js';
import { PLANNED } from '../times.js';

export const access: FeatureAccess = {
  groups: {
    PROTECTION: {
      description: 'What a care plan wants to reach.',
      personal: true,
      roles: ['CASE_MANAGER', 'SOCIAL_WORKER', 'PSYCHOLOGIST', 'NURSE', 'CENTRE_MANAGER', 'COORDINATOR'],
      across: 'SHARED',
    },
  },
  types: {
    CarePlan: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: fieldsByGroup({
        OPERATIONAL:
          'id resident centre state responsible startedOn reviewDueOn closedOn verification version',
        PROTECTION: 'goals',
      }),
    },
  },
  extends: {
    Query: fieldsByGroup({ OPERATIONAL: 'carePlan' }),
    Resident: fieldsByGroup({ OPERATIONAL: 'carePlan' }),
  },
  mutations: {
    openCarePlan: {
      group: 'CASE_WORK',
      performs: ['CASE_MANAGEMENT'],
      record: 'care_plan',
      moments: { startedOn: PLANNED, reviewDueOn: PLANNED },
    },
  },
  arguments: argumentsOf({ OPERATIONAL: 'Query.carePlan(id)' }),
  personInputs: ['residentId'],
};
