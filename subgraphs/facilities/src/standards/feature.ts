import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { InspectionsOfCentreResolver } from './resolvers/centre.js';
import { FindingsOfInspectionResolver, InspectionFindingResolver } from './resolvers/finding.js';
import { IndicatorCodeResolver, StandardIndicatorResolver } from './resolvers/indicator.js';
import { InspectionResolver } from './resolvers/inspection.js';
import {
  SanitaryUnitsOfCentreResolver,
  SanitaryUnitsOfFloorResolver,
  SanitaryUnitsOfRoomResolver,
  SanitaryUnitsOfSafeZoneResolver,
} from './resolvers/places.js';
import { ReadingResolver, ReadingsOfCentreResolver } from './resolvers/reading.js';
import { SanitaryUnitResolver } from './resolvers/sanitary-unit.js';

/** What places are measured by: indicators, readings, sanitary units, inspections. */
export const standards: Feature = {
  name: 'standards',
  resolvers: [
    FindingsOfInspectionResolver,
    IndicatorCodeResolver,
    InspectionFindingResolver,
    InspectionResolver,
    InspectionsOfCentreResolver,
    ReadingResolver,
    ReadingsOfCentreResolver,
    SanitaryUnitResolver,
    SanitaryUnitsOfCentreResolver,
    SanitaryUnitsOfFloorResolver,
    SanitaryUnitsOfRoomResolver,
    SanitaryUnitsOfSafeZoneResolver,
    StandardIndicatorResolver,
  ],
  access,
  references: { Inspection: byId((loaders: Loaders) => loaders.inspection) },
  costs: {
    lists: {
      'Room.sanitaryUnits': 4,
      'Floor.sanitaryUnits': 12,
      'SafeZone.sanitaryUnits': 40,
      'Centre.standardIndicators': 40,
      'Inspection.findings': 20,
    },
  },
};
