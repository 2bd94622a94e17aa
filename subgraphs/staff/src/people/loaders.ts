import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { organisationsByCode, organisationsById } from './repository/organisation.js';
import { qualificationsById, qualificationsOf } from './repository/qualification.js';
import { staffMembersById, staffOf } from './repository/staff-member.js';

export const peopleLoaders = (request: Request) => ({
  organisation: loadOne((ids: string[]) => organisationsById(request, ids), 'id'),
  organisationByCode: loadOne((codes: string[]) => organisationsByCode(request, codes), 'code'),
  staffMember: loadOne((ids: string[]) => staffMembersById(request, ids), 'id'),
  staffOfOrganisation: loadMany(
    (organisationIds: string[]) => staffOf(request, organisationIds),
    'organisationId',
  ),
  qualification: loadOne((ids: string[]) => qualificationsById(request, ids), 'id'),
  qualificationsOfStaffMember: loadMany(
    (staffMemberIds: string[]) => qualificationsOf(request, staffMemberIds),
    'staffMemberId',
  ),
});
