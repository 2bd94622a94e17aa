import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { CARE_TEAM } from '@mrrm/platform/wire/roles';
import { DONE } from '@mrrm/platform/writing/plausible';
import { ofResident } from '../access/of-resident.js';
import { without } from '../access/readers.js';

export const access: FeatureAccess = {
  groups: {
    NOTES: {
      description:
        'Session notes: for the author, and for supervisor and same function in the same organisation.',
      personal: true,
      roles: without(CARE_TEAM, 'SECURITY_GUARD', 'CENTRE_MANAGER', 'REGISTRAR'),
      across: 'NEVER',
    },
  },
  types: {
    Session: {
      base: 'OPERATIONAL',
      person: ofResident,
      fields: fieldsByGroup({
        OPERATIONAL: `id function resident centre provider organisation organisationCode startedAt endedAt noteWithheld
          verification version offer`,
        NOTES: 'note',
      }),
    },
  },
  extends: {
    Query: fieldsByGroup({ OPERATIONAL: 'session' }),
    Resident: fieldsByGroup({ OPERATIONAL: 'services' }),
    StaffMember: fieldsByGroup({ OPERATIONAL: 'sessions' }),
  },
  mutations: {
    recordSession: {
      group: 'SERVING',
      performs: { functionOf: 'the offer of input.offerId' },
      record: 'session',
      moments: { startedAt: DONE, endedAt: DONE },
    },
  },
  arguments: argumentsOf({
    OPERATIONAL: `Query.session(id) Resident.services(first,after,function) StaffMember.sessions(first,after,function)`,
  }),
  personInputs: ['residentId'],
};
