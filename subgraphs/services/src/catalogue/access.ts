import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { ofResident } from '../access/of-resident.js';

export const access: FeatureAccess = {
  types: {
    ServiceOffer: {
      base: 'CATALOGUE',
      fields: fieldsByGroup({
        CATALOGUE:
          'id centre organisation organisationCode function name description languages active verification version',
      }),
    },
    ServiceRequest: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: fieldsByGroup({
        OPERATIONAL: 'id resident state urgency requestedAt verification version offer',
      }),
    },
  },
  extends: {
    Query: fieldsByGroup({ CATALOGUE: 'serviceOffer' }),
    Centre: fieldsByGroup({ CATALOGUE: 'services' }),
    Resident: fieldsByGroup({ OPERATIONAL: 'serviceRequests' }),
  },
  mutations: {
    offerService: {
      group: 'OFFERING',
      performs: { functionOf: 'input.function' },
      record: 'service_offer',
    },
    requestService: {
      group: 'SERVING',
      performsNothing: 'Asking for a service is open to whoever looks after a resident.',
    },
  },
  arguments: argumentsOf({
    CATALOGUE: 'Query.serviceOffer(id)',
    OPERATIONAL: 'Resident.serviceRequests(first,after)',
  }),
  personInputs: ['residentId'],
};
