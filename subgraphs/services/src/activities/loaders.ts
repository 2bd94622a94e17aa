import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import type { Range } from '../times.js';
import { activitiesById, countGroupActivities, findGroupActivityPages } from './repository/activity.js';
import {
  attendancesById,
  attendancesOfActivities,
  countPlacesTaken,
  enrolmentsOfResidents,
} from './repository/attendance.js';

export const activityLoaders = (request: Request) => ({
  groupActivity: loadOne((ids: string[]) => activitiesById(request, ids), 'id'),
  groupActivityPages: keyedLoaders(({ range, page }: { range: Range; page: Page }) =>
    loadMany((ids: string[]) => findGroupActivityPages(request, range, ids, page), 'parentId'),
  ),
  groupActivityCount: keyedLoaders((range: Range) =>
    loadOne((ids: string[]) => countGroupActivities(request, range, ids), 'parentId'),
  ),
  placesTaken: loadOne((ids: string[]) => countPlacesTaken(request, ids), 'activityId'),
  attendance: loadOne((ids: string[]) => attendancesById(request, ids), 'id'),
  attendancesOfActivity: loadMany((ids: string[]) => attendancesOfActivities(request, ids), 'activityId'),
  enrolmentsOfResident: loadMany((ids: string[]) => enrolmentsOfResidents(request, ids), 'residentId'),
});
