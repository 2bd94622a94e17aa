import type { Request } from '@mrrm/platform/context';
import { hasOneOf, isOneOf } from '@mrrm/platform/database/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { visibleResidents } from '../access/visibility.js';
import { findResidents } from '../repository/resident.js';
import { countResidents, findResidentPages, type ResidentList } from '../repository/resident-list.js';
import { resident } from '../tables.js';
import { type Ids, idOf, parentIdOf } from './keys.js';

/** Residents, one by one and in the lists of centres, zones, case managers and legal representatives. */
export const residentLoaders = (request: Request) => ({
  resident: loadOne((ids: Ids) => findResidents(request, isOneOf(resident.id, ids)), idOf),
  residentsByNumber: loadMany(
    async (numbers: string[]) => {
      const found = await findResidents(
        request,
        hasOneOf(resident.registrationNumber, numbers),
        visibleResidents(request, 'IDENTITY'),
      );
      return found.sort(
        (one, other) =>
          other.arrivedAt!.getTime() - one.arrivedAt!.getTime() || one.id.localeCompare(other.id),
      );
    },
    (row) => row.registrationNumber!,
  ),
  residentPages: keyedLoaders(({ list, page }: { list: ResidentList; page: Page }) =>
    loadMany((ids: Ids) => findResidentPages(request, list, ids, page), parentIdOf),
  ),
  residentCount: keyedLoaders((list: ResidentList) =>
    loadOne((ids: Ids) => countResidents(request, list, ids), parentIdOf),
  ),
});
