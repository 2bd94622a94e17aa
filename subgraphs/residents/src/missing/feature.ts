import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { missingAccess } from './access.js';
import { MissingClockResolver } from './resolvers/clock.js';
import {
  MissingEpisodeResolver,
  MissingOfResidentResolver,
  MissingStateResolver,
} from './resolvers/episodes.js';
import { WorkListsOfCentreResolver, WorkListsOfSafeZoneResolver } from './resolvers/work-lists.js';
import { MissingWriteResolver } from './resolvers/write.js';

/** Who is missed, after how many hours who is told, and what was done about it. */
export const missing: Feature = {
  name: 'missing',
  resolvers: [
    MissingOfResidentResolver,
    MissingStateResolver,
    MissingEpisodeResolver,
    MissingClockResolver,
    WorkListsOfCentreResolver,
    WorkListsOfSafeZoneResolver,
    MissingWriteResolver,
  ],
  references: { MissingEpisode: byId((loaders: Loaders) => loaders.missingEpisode) },
  access: missingAccess,
  costs: {
    lists: {
      'Resident.missingEpisodes': 10,
      'MissingState.steps': 5,
      'MissingEpisode.steps': 5,
      'Centre.missingClocks': 10,
    },
  },
};
