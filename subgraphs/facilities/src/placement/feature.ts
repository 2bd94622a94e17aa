import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { followDepartures } from './facts/departures.js';
import { refreshPersonFacts } from './facts/refresh.js';
import { placementWithinStay } from './facts/stay.js';
import { PlacementOfBedResolver } from './resolvers/bed.js';
import { BlockResolver } from './resolvers/block.js';
import { ResidentsPlacedOfCentreResolver } from './resolvers/centre.js';
import { PlacementChangesResolver } from './resolvers/changes.js';
import {
  OccupancyOfCentreResolver,
  OccupancyOfSafeZoneResolver,
  OccupancyOfShelterResolver,
} from './resolvers/occupancy.js';
import { PlacementResolver } from './resolvers/placement.js';
import { PlacingResolver } from './resolvers/placing.js';
import { ResidentResolver } from './resolvers/resident.js';
import { PlacementReviewResolver } from './resolvers/review.js';
import { PlacementsOfSafeZoneResolver, ResidentsPlacedOfSafeZoneResolver } from './resolvers/safe-zone.js';
import { BedSuggestionResolver } from './resolvers/suggestion.js';

/** Who has which bed, who may have it, and how full a place is. */
export const placement: Feature = {
  name: 'placement',
  resolvers: [
    BedSuggestionResolver,
    BlockResolver,
    OccupancyOfCentreResolver,
    OccupancyOfSafeZoneResolver,
    OccupancyOfShelterResolver,
    PlacementChangesResolver,
    PlacementOfBedResolver,
    PlacementResolver,
    PlacementReviewResolver,
    PlacementsOfSafeZoneResolver,
    PlacingResolver,
    ResidentResolver,
    ResidentsPlacedOfCentreResolver,
    ResidentsPlacedOfSafeZoneResolver,
  ],
  access,
  references: { Placement: byId((loaders: Loaders) => loaders.placement) },
  verifies: { placement: [{ column: 'resident_id', typename: 'Resident', fit: placementWithinStay }] },
  chores: { refreshPersonFacts },
  follows: { followDepartures },
  costs: {
    lists: {
      'Bed.blocks': 2,
      'Placement.findings': 5,
      'PlacementReview.findings': 5,
      'BedSuggestion.reasons': 10,
      'BedSuggestion.findings': 5,
      // The most points of a series.
      'Centre.occupancySeries': 366,
      'Shelter.occupancySeries': 366,
      'SafeZone.occupancySeries': 366,
    },
    cutBy: { 'Query.suggestBeds': 'first', 'Centre.placementsToReview': 'first' },
    weights: {
      // Each point is counted from all that ever took a bed of the place: five series are the most of one operation.
      'Centre.occupancySeries': 10,
      'Shelter.occupancySeries': 10,
      'SafeZone.occupancySeries': 10,
      // Every free bed, and every placement of the centre, is judged by all rules, however few are shown.
      'Query.suggestBeds(residentId)': 2000,
      'Centre.placementsToReview(days)': 2000,
    },
  },
};
