import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import type { Context } from '../context.js';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { BedResolver } from './resolvers/bed.js';
import { BuildingResolver } from './resolvers/building.js';
import { CentreResolver, PlacesOfCentreResolver } from './resolvers/centre.js';
import { PurposesOfCentreResolver } from './resolvers/centre-purpose.js';
import { FloorResolver } from './resolvers/floor.js';
import { PublishedFigureDiscrepancyResolver } from './resolvers/published-figure-discrepancy.js';
import { RoomResolver } from './resolvers/room.js';
import { PlacesOfSafeZoneResolver, SafeZoneResolver } from './resolvers/safe-zone.js';
import { PlacesOfShelterResolver, ShelterResolver } from './resolvers/shelter.js';
import { ShiftJudgementResolver } from './resolvers/shift-judgement.js';

/** Centres down to beds, and what is written down about them. */
export const premises: Feature = {
  name: 'premises',
  resolvers: [
    BedResolver,
    BuildingResolver,
    CentreResolver,
    FloorResolver,
    PlacesOfCentreResolver,
    PlacesOfSafeZoneResolver,
    PlacesOfShelterResolver,
    PublishedFigureDiscrepancyResolver,
    PurposesOfCentreResolver,
    RoomResolver,
    SafeZoneResolver,
    ShelterResolver,
    ShiftJudgementResolver,
  ],
  access,
  references: {
    Centre: async ({ id, code }, { loaders }: Context) => {
      if (isIdentifier(id)) return loaders.centre.load(id.toLowerCase());
      return code ? loaders.centreByCode.load(code) : null;
    },
    Shelter: byId((loaders: Loaders) => loaders.shelter),
    Building: byId((loaders: Loaders) => loaders.building),
    SafeZone: byId((loaders: Loaders) => loaders.safeZone),
    Floor: byId((loaders: Loaders) => loaders.floor),
    Room: byId((loaders: Loaders) => loaders.room),
    Bed: byId((loaders: Loaders) => loaders.bed),
  },
  costs: {
    lists: {
      'Centre.shiftWindows': 3,
      'Centre.shelters': 5,
      'Centre.buildings': 10,
      'Centre.safeZones': 10,
      'Shelter.buildings': 10,
      'Building.safeZones': 5,
      'Building.floors': 6,
      'SafeZone.floors': 6,
      'Floor.rooms': 25,
      'Room.beds': 12,
      'Room.equipment': 10,
      'Centre.purposes': 5,
      'Centre.capacities': 25,
      'Shelter.capacities': 10,
      'SafeZone.capacities': 10,
      'Centre.publishedFigures': 25,
      'Shelter.publishedFigures': 10,
      'SafeZone.publishedFigures': 10,
      'Query.publishedFigureDiscrepancies': 50,
    },
    weights: { 'Query.publishedFigureDiscrepancies': 10 },
  },
};
