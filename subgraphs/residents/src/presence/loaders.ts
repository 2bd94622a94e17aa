import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { findAbsencesOf } from './repository/absence.js';
import { findChecksDue } from './repository/due.js';
import {
  countPresences,
  findLatestPresences,
  findPresencePages,
  presencesById,
} from './repository/presence.js';

/** Presence checks, and who is not known to be there. */
export const presenceLoaders = (request: Request) => ({
  presence: loadOne((ids: string[]) => presencesById(request, ids), 'id'),
  latestPresence: loadOne((ids: string[]) => findLatestPresences(request, ids), 'residentId'),
  absenceOfResident: loadOne(
    (ids: string[]) => findAbsencesOf(request, ids),
    ({ resident }) => resident.id,
  ),
  checkDue: loadOne((ids: string[]) => findChecksDue(request, ids), 'id'),
  presencePages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findPresencePages(request, ids, page), 'residentId'),
  ),
  presenceCount: loadOne((ids: string[]) => countPresences(request, ids), 'parentId'),
});
