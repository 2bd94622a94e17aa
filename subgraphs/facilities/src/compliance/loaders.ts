import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadOne } from '@mrrm/platform/reading/loaders';
import { findPlacesOnDay } from './repository/places-on-day.js';
import type { Level } from './rules/facts.js';

/** What standards are judged by. */
export const complianceLoaders = (request: Request) => ({
  placeOnDay: keyedLoaders(({ level, day }: { level: Level; day: string }) =>
    loadOne((ids: string[]) => findPlacesOnDay(request, level, ids, day), 'placeId'),
  ),
});
