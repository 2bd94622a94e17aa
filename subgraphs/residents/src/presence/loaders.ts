import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { idOf, parentIdOf, residentIdOf } from '../keys.js';
import { findAbsencesOf } from './repository/absence.js';
import {
  countPresences,
  findLatestPresences,
  findPresencePages,
  presencesById,
} from './repository/presence.js';

/** Presence checks, and who is not known to be there. */
export const presenceLoaders = (request: Request) => ({
  presence: loadOne((ids: string[]) => presencesById(request, ids), idOf),
  latestPresence: loadOne((ids: string[]) => findLatestPresences(request, ids), residentIdOf),
  absenceOfResident: loadOne((ids: string[]) => findAbsencesOf(request, ids), residentIdOf),
  presencePages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findPresencePages(request, ids, page), residentIdOf),
  ),
  presenceCount: loadOne((ids: string[]) => countPresences(request, ids), parentIdOf),
});
