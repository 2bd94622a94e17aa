import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { assignmentsById, assignmentsOf } from './repository/assignment.js';
import {
  countShifts,
  findShiftPages,
  findShiftsOfStaffMembers,
  type ShiftList,
  shiftsById,
} from './repository/shift.js';
import type { RangeArguments } from './types/range.js';

export const rotaLoaders = (request: Request) => ({
  shift: loadOne((ids: string[]) => shiftsById(request, ids), 'id'),
  shiftPages: keyedLoaders(({ list, page }: { list: ShiftList; page: Page }) =>
    loadMany((placeIds: string[]) => findShiftPages(request, list, placeIds, page), 'parentId'),
  ),
  shiftCount: keyedLoaders((list: ShiftList) =>
    loadOne((placeIds: string[]) => countShifts(request, list, placeIds), 'parentId'),
  ),
  shiftsOfStaffMember: keyedLoaders((range: RangeArguments) =>
    loadMany(
      (staffMemberIds: string[]) => findShiftsOfStaffMembers(request, staffMemberIds, range),
      'parentId',
    ),
  ),
  assignment: loadOne((ids: string[]) => assignmentsById(request, ids), 'id'),
  assignmentsOfShift: loadMany((shiftIds: string[]) => assignmentsOf(request, shiftIds), 'shiftId'),
});
