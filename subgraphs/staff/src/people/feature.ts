import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import type { Context } from '../context.js';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { OrganisationResolver } from './resolvers/organisation.js';
import { StaffMemberResolver } from './resolvers/staff-member.js';

/** Who works at the centres: organisations, their people, what these have learnt and how they are vetted. */
export const people: Feature = {
  name: 'people',
  resolvers: [OrganisationResolver, StaffMemberResolver],
  access,
  references: {
    Organisation: async ({ id, code }, { loaders }: Context) => {
      if (isIdentifier(id)) return loaders.organisation.load(id.toLowerCase());
      return code ? loaders.organisationByCode.load(code) : null;
    },
    StaffMember: byId((loaders: Loaders) => loaders.staffMember),
    Qualification: byId((loaders: Loaders) => loaders.qualification),
  },
  costs: {
    lists: {
      'Query.organisations': 20,
      'Organisation.staff': 200,
      'StaffMember.centres': 5,
      'StaffMember.qualifications': 10,
    },
  },
};
