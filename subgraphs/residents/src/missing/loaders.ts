import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { countWaiting, findWaiting } from '../register/repository/waiting.js';
import { clocksOf, findMissingClocks } from './repository/clock.js';
import { missingEpisodesById, missingEpisodesOf, takenStepsOf } from './repository/episode.js';
import { findMissingStates } from './repository/state.js';
import { type WorkList, waiting } from './repository/work-list.js';

/** Who is missing, what was done about it, and what waits. */
export const missingLoaders = (request: Request) => ({
  missingState: loadOne((ids: string[]) => findMissingStates(request, ids), 'residentId'),
  missingEpisode: loadOne((ids: string[]) => missingEpisodesById(request, ids), 'id'),
  missingEpisodesOfResident: loadMany((ids: string[]) => missingEpisodesOf(request, ids), 'residentId'),
  takenSteps: loadMany((ids: string[]) => takenStepsOf(request, ids), 'episodeId'),
  missingClocks: loadMany((ids: string[]) => findMissingClocks(request, ids), 'centreId'),
  clocksOfCentre: loadMany(async (ids: string[]) => clocksOf(await request.database.read(), ids), 'centreId'),
  waitingPages: keyedLoaders((list: WorkList) =>
    keyedLoaders((page: Page) =>
      loadMany((ids: string[]) => findWaiting(request, waiting(request, list), ids, page), 'parentId'),
    ),
  ),
  waitingCount: keyedLoaders((list: WorkList) =>
    loadOne((ids: string[]) => countWaiting(request, waiting(request, list), ids), 'parentId'),
  ),
});
