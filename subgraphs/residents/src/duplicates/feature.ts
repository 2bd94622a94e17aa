import type { Feature } from '@mrrm/platform/schema/feature';
import { duplicatesAccess } from './access.js';
import {
  MergesOfCentreResolver,
  MergesOfResidentResolver,
  ResidentMergeResolver,
} from './resolvers/merges.js';
import { MergingResolver } from './resolvers/merging.js';
import {
  DuplicatePairResolver,
  DuplicatesOfCentreResolver,
  PossibleDuplicateResolver,
  PossibleDuplicatesOfResidentResolver,
} from './resolvers/possible.js';
import { RegisteringResolver } from './resolvers/registering.js';

/** Records that may be of one person: found before somebody is registered twice, merged by two people, and parted again. */
export const duplicates: Feature = {
  name: 'duplicates',
  resolvers: [
    RegisteringResolver,
    PossibleDuplicateResolver,
    PossibleDuplicatesOfResidentResolver,
    DuplicatesOfCentreResolver,
    DuplicatePairResolver,
    MergesOfResidentResolver,
    MergesOfCentreResolver,
    ResidentMergeResolver,
    MergingResolver,
  ],
  access: duplicatesAccess,
  costs: {
    lists: {
      'RegisterResidentPayload.possibleDuplicates': 20,
      'Resident.possibleDuplicates': 20,
      'Resident.mergedFrom': 3,
    },
    cutBy: { 'Centre.possibleDuplicates': 'first' },
    weights: {
      // Up to 2,000 records are read and compared, however few pairs are shown.
      'Centre.possibleDuplicates(first)': 1000,
      'Resident.possibleDuplicates': 20,
    },
  },
};
