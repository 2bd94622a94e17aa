import { fieldsByGroup } from '@mrrm/platform/access/table';
import type { Feature } from '@mrrm/platform/schema/feature';
import {
  OpenServicesOfCentreResolver,
  OpenServicesOfResidentResolver,
  OpenServicesResolver,
} from './resolvers/open-services.js';

/** What is not over yet when a stay ends. */
export const openServices: Feature = {
  name: 'open-services',
  resolvers: [OpenServicesOfCentreResolver, OpenServicesOfResidentResolver, OpenServicesResolver],
  access: {
    types: {
      OpenServices: {
        base: 'OPERATIONAL',
        person: ({ residentId }) => residentId,
        fields: fieldsByGroup({
          OPERATIONAL: 'resident departedSince referrals requests carePlans enrolments interpreterBookings',
        }),
      },
    },
    extends: {
      Resident: fieldsByGroup({ OPERATIONAL: 'openServices' }),
      Centre: fieldsByGroup({ OPERATIONAL: 'openServicesOfDeparted' }),
    },
  },
  costs: {
    lists: {
      'Centre.openServicesOfDeparted': 50,
      'OpenServices.referrals': 20,
      'OpenServices.requests': 20,
      'OpenServices.carePlans': 5,
      'OpenServices.enrolments': 20,
      'OpenServices.interpreterBookings': 20,
    },
  },
};
