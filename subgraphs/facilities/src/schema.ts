import 'reflect-metadata';
import './types/enums.js';
import { buildSubgraph, type Subgraph } from '@mrrm/platform/subgraph';
import { access } from './access/table.js';
import { acts } from './agreement/acts.js';
import type { Context } from './context.js';
import { references } from './references.js';
import { BedResolver } from './resolvers/bed.js';
import { BuildingResolver } from './resolvers/building.js';
import { CentreResolver } from './resolvers/centre.js';
import { CentreRecordsResolver } from './resolvers/centre-records.js';
import { CooperationSopResolver } from './resolvers/cooperation-sop.js';
import { FloorResolver } from './resolvers/floor.js';
import { InspectionResolver } from './resolvers/inspection.js';
import { CentreOccupancyResolver, SafeZoneOccupancyResolver } from './resolvers/occupancy.js';
import { PlacementResolver } from './resolvers/placement.js';
import { PublishedFigureDiscrepancyResolver } from './resolvers/published-figure-discrepancy.js';
import { ResidentResolver } from './resolvers/resident.js';
import { ResponsibilityResolver } from './resolvers/responsibility.js';
import { RoomResolver } from './resolvers/room.js';
import { SafeZoneResolver } from './resolvers/safe-zone.js';
import { ShelterResolver } from './resolvers/shelter.js';
import { SopLifeResolver } from './resolvers/sop-life.js';
import { WorkOrderResolver } from './resolvers/work-order.js';

/** Builds this slice's subgraph: its executable schema and its SDL. */
export const buildSlice = (): Promise<Subgraph> =>
  buildSubgraph<Context>({
    resolvers: [
      BedResolver,
      BuildingResolver,
      CentreResolver,
      CentreOccupancyResolver,
      CentreRecordsResolver,
      CooperationSopResolver,
      FloorResolver,
      InspectionResolver,
      PlacementResolver,
      PublishedFigureDiscrepancyResolver,
      ResidentResolver,
      ResponsibilityResolver,
      RoomResolver,
      SafeZoneOccupancyResolver,
      SafeZoneResolver,
      ShelterResolver,
      SopLifeResolver,
      WorkOrderResolver,
    ],
    references,
    access,
    acts,
  });
