import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import type { StaffMember } from './types/staff-member.js';

/** Who reads who works at the centres. */
export const access: FeatureAccess = {
  groups: {
    EMPLOYMENT: {
      description: 'Vetting and code of conduct: for the employer alone.',
      personal: true,
      roles: ['CENTRE_MANAGER', 'COORDINATOR', 'REGISTRAR', 'DATA_PROTECTION_OFFICER'],
      across: 'NEVER',
    },
  },
  types: {
    Organisation: {
      base: 'PLAIN',
      fields: fieldsByGroup({ PLAIN: 'id code name employer version', DIRECTORY: 'staff' }),
    },
    StaffMember: {
      base: 'DIRECTORY',
      person: ({ id }: StaffMember) => id,
      fields: fieldsByGroup({
        DIRECTORY: 'id fullName role languages centres active version organisation qualifications',
        EMPLOYMENT: 'vettedUntil codeOfConductSignedOn',
      }),
    },
    Qualification: {
      base: 'DIRECTORY',
      fields: fieldsByGroup({ DIRECTORY: 'id kind language obtainedOn validUntil' }),
    },
  },
  extends: {
    Query: fieldsByGroup({
      PLAIN: 'organisation organisationByCode organisations',
      DIRECTORY: 'staffMember staff',
    }),
  },
  arguments: argumentsOf({
    PLAIN: 'Query.organisation(id) Query.organisationByCode(code)',
    DIRECTORY: 'Query.staffMember(id) Query.staff(centreId,role,first,after)',
  }),
  personInputs: ['staffMemberId'],
};
