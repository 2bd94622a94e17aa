import type { Request } from '@mrrm/platform/context';
import { hasOneOf, isOneOf } from '@mrrm/platform/database/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { findAssignments } from './repository/assignment.js';
import { findShiftsForCoverage } from './repository/coverage.js';
import {
  countHandovers,
  findHandoverPages,
  findHandovers,
  findLatestHandovers,
  type HandoverList,
} from './repository/handover.js';
import { type DutyPlace, findOnDuty } from './repository/on-duty.js';
import { findOrganisations } from './repository/organisation.js';
import { findQualifications } from './repository/qualification.js';
import {
  countShifts,
  findShiftPages,
  findShifts,
  findShiftsOfStaffMembers,
  type ShiftList,
} from './repository/shift.js';
import { findStaffMembers } from './repository/staff-member.js';
import { handover, organisation, qualification, shift, shiftAssignment, staffMember } from './tables.js';

type Ids = string[];
interface Range {
  from: Date;
  until: Date;
}

const idOf = (row: { id: string }) => row.id;
const parentIdOf = (row: { parentId: string }) => row.parentId;

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = (request: Request) => ({
  organisation: loadOne((ids: Ids) => findOrganisations(request, isOneOf(organisation.id, ids)), idOf),
  organisationByCode: loadOne(
    (codes: string[]) => findOrganisations(request, hasOneOf(organisation.code, codes)),
    (row) => row.code,
  ),
  staffMember: loadOne((ids: Ids) => findStaffMembers(request, isOneOf(staffMember.id, ids)), idOf),
  staffOfOrganisation: loadMany(
    (ids: Ids) => findStaffMembers(request, isOneOf(staffMember.organisationId, ids)),
    (row) => row.organisationId,
  ),
  qualification: loadOne((ids: Ids) => findQualifications(request, isOneOf(qualification.id, ids)), idOf),
  qualificationsOfStaffMember: loadMany(
    (ids: Ids) => findQualifications(request, isOneOf(qualification.staffMemberId, ids)),
    (row) => row.staffMemberId,
  ),
  shift: loadOne((ids: Ids) => findShifts(request, isOneOf(shift.id, ids)), idOf),
  shiftPages: keyedLoaders(({ list, page }: { list: ShiftList; page: Page }) =>
    loadMany((ids: Ids) => findShiftPages(request, list, ids, page), parentIdOf),
  ),
  shiftCount: keyedLoaders((list: ShiftList) =>
    loadOne((ids: Ids) => countShifts(request, list, ids), parentIdOf),
  ),
  shiftsOfStaffMember: keyedLoaders((range: Range) =>
    loadMany((ids: Ids) => findShiftsOfStaffMembers(request, ids, range), parentIdOf),
  ),
  assignment: loadOne((ids: Ids) => findAssignments(request, isOneOf(shiftAssignment.id, ids)), idOf),
  assignmentsOfShift: loadMany(
    (ids: Ids) => findAssignments(request, isOneOf(shiftAssignment.shiftId, ids)),
    (row) => row.shiftId,
  ),
  onDuty: keyedLoaders(({ place, at }: { place: DutyPlace; at: Date }) =>
    loadMany((ids: Ids) => findOnDuty(request, place, ids, at), parentIdOf),
  ),
  coverageShifts: keyedLoaders((range: Range) =>
    loadMany((ids: Ids) => findShiftsForCoverage(request, ids, range), parentIdOf),
  ),
  handover: loadOne((ids: Ids) => findHandovers(request, isOneOf(handover.id, ids)), idOf),
  handoversOfShift: loadMany(
    (ids: Ids) => findHandovers(request, isOneOf(handover.shiftId, ids)),
    (row) => row.shiftId,
  ),
  handoverPages: keyedLoaders(({ list, page }: { list: HandoverList; page: Page }) =>
    loadMany((ids: Ids) => findHandoverPages(request, list, ids, page), parentIdOf),
  ),
  handoverCount: keyedLoaders((list: HandoverList) =>
    loadOne((ids: Ids) => countHandovers(request, list, ids), parentIdOf),
  ),
  latestHandover: keyedLoaders((before: Date) =>
    loadOne((ids: Ids) => findLatestHandovers(request, ids, before), parentIdOf),
  ),
});

export type Loaders = ReturnType<typeof makeLoaders>;
