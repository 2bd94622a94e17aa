import 'reflect-metadata';
import { buildSubgraph, type Subgraph } from '@mrrm/platform/schema/subgraph';
import { access } from './access/table.js';
import { acts } from './agreement/acts.js';
import type { Context } from './context.js';
import { costs } from './costs.js';
import { moments } from './moments.js';
import { references } from './references.js';
import { BedResolver } from './resolvers/bed.js';
import { BedStateResolver } from './resolvers/bed-block.js';
import { BedSuggestionResolver } from './resolvers/bed-suggestion.js';
import { BedWritesResolver } from './resolvers/bed-writes.js';
import { BuildingResolver } from './resolvers/building.js';
import { BuildingWritesResolver } from './resolvers/building-writes.js';
import { CapacityRecordResolver } from './resolvers/capacity-record.js';
import { CentreResolver } from './resolvers/centre.js';
import { PurposesOfCentreResolver } from './resolvers/centre-purpose.js';
import { CentreRecordsResolver } from './resolvers/centre-records.js';
import {
  ComplianceOfCentreResolver,
  ComplianceOfRoomResolver,
  ComplianceOfSafeZoneResolver,
} from './resolvers/compliance.js';
import { CooperationSopResolver } from './resolvers/cooperation-sop.js';
import { FloorResolver } from './resolvers/floor.js';
import { FloorWritesResolver } from './resolvers/floor-writes.js';
import { HouseRulesOfCentreResolver } from './resolvers/house-rules.js';
import { InspectionResolver } from './resolvers/inspection.js';
import { FindingsOfInspectionResolver, InspectionFindingResolver } from './resolvers/inspection-finding.js';
import { NoticesOfCentreResolver } from './resolvers/notice.js';
import {
  CentreOccupancyResolver,
  SafeZoneOccupancyResolver,
  ShelterOccupancyResolver,
} from './resolvers/occupancy.js';
import { PlacementResolver } from './resolvers/placement.js';
import { PlacementChangesResolver } from './resolvers/placement-changes.js';
import { PlacementReviewResolver } from './resolvers/placement-review.js';
import { PlacingResolver } from './resolvers/placing.js';
import { PublishedFigureDiscrepancyResolver } from './resolvers/published-figure-discrepancy.js';
import { ReadingResolver, ReadingsOfCentreResolver } from './resolvers/reading.js';
import { ResidentResolver } from './resolvers/resident.js';
import { ResponsibilityResolver } from './resolvers/responsibility.js';
import { RoomResolver } from './resolvers/room.js';
import { RoomWritesResolver } from './resolvers/room-writes.js';
import { SafeZoneResolver } from './resolvers/safe-zone.js';
import { SafeZoneWritesResolver } from './resolvers/safe-zone-writes.js';
import { SanitaryUnitResolver } from './resolvers/sanitary-unit.js';
import {
  SanitaryUnitsOfCentreResolver,
  SanitaryUnitsOfFloorResolver,
  SanitaryUnitsOfRoomResolver,
  SanitaryUnitsOfSafeZoneResolver,
} from './resolvers/sanitary-units-of-places.js';
import { ShelterResolver } from './resolvers/shelter.js';
import { ShiftJudgementResolver } from './resolvers/shift-judgement.js';
import { SopLifeResolver } from './resolvers/sop-life.js';
import { StandardIndicatorResolver } from './resolvers/standard-indicator.js';
import { FunctionsOfViewerResolver, ViewerResolver } from './resolvers/viewer.js';
import { ActsOfViewerResolver } from './resolvers/viewer-acts.js';
import { WorkOrderResolver } from './resolvers/work-order.js';
import { WorkOrderLifeResolver } from './resolvers/work-order-life.js';
import { ViewerQueryResolver } from './types/viewer.js';

/** Builds this slice's subgraph: its executable schema and its SDL. */
export const buildSlice = (): Promise<Subgraph> =>
  buildSubgraph<Context>({
    resolvers: [
      BedResolver,
      BedStateResolver,
      BedSuggestionResolver,
      BuildingResolver,
      CentreResolver,
      CentreOccupancyResolver,
      CentreRecordsResolver,
      CooperationSopResolver,
      FloorResolver,
      InspectionResolver,
      PlacementChangesResolver,
      PlacementResolver,
      PlacementReviewResolver,
      PlacingResolver,
      PublishedFigureDiscrepancyResolver,
      ResidentResolver,
      ResponsibilityResolver,
      RoomResolver,
      SafeZoneOccupancyResolver,
      SafeZoneResolver,
      ShelterOccupancyResolver,
      ShelterResolver,
      ShiftJudgementResolver,
      SopLifeResolver,
      WorkOrderResolver,
      ComplianceOfCentreResolver,
      ComplianceOfRoomResolver,
      ComplianceOfSafeZoneResolver,
      FindingsOfInspectionResolver,
      InspectionFindingResolver,
      HouseRulesOfCentreResolver,
      NoticesOfCentreResolver,
      ReadingResolver,
      ReadingsOfCentreResolver,
      SanitaryUnitResolver,
      SanitaryUnitsOfCentreResolver,
      SanitaryUnitsOfFloorResolver,
      SanitaryUnitsOfRoomResolver,
      SanitaryUnitsOfSafeZoneResolver,
      StandardIndicatorResolver,
      BedWritesResolver,
      BuildingWritesResolver,
      CapacityRecordResolver,
      PurposesOfCentreResolver,
      FloorWritesResolver,
      RoomWritesResolver,
      SafeZoneWritesResolver,
      WorkOrderLifeResolver,
      FunctionsOfViewerResolver,
      ActsOfViewerResolver,
      ViewerQueryResolver,
      ViewerResolver,
    ],
    references,
    access,
    acts,
    costs,
    moments,
  });
