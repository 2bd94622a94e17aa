import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { findingsById, findingsOfInspections } from './repository/finding.js';
import { findIndicatorsOn } from './repository/indicator.js';
import { countInspections, findInspectionPages, inspectionsById } from './repository/inspection.js';
import { countReadings, findReadingPages, readingsById } from './repository/reading.js';
import {
  countSanitaryUnits,
  findSanitaryConditions,
  findSanitaryUnitPages,
  sanitaryUnitsById,
  sanitaryUnitsOfFloors,
  sanitaryUnitsOfRooms,
  sanitaryUnitsOfSafeZones,
} from './repository/sanitary-unit.js';

/** What places are measured by. */
export const standardLoaders = (request: Request) => ({
  sanitaryUnit: loadOne((ids: string[]) => sanitaryUnitsById(request, ids), 'id'),
  sanitaryUnitPages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findSanitaryUnitPages(request, ids, page), 'centreId'),
  ),
  sanitaryUnitCount: loadOne((ids: string[]) => countSanitaryUnits(request, ids), 'centreId'),
  sanitaryUnitsOfSafeZone: loadMany(
    (ids: string[]) => sanitaryUnitsOfSafeZones(request, ids),
    (row) => row.safeZoneId!,
  ),
  sanitaryUnitsOfFloor: loadMany(
    (ids: string[]) => sanitaryUnitsOfFloors(request, ids),
    (row) => row.floorId!,
  ),
  sanitaryUnitsOfRoom: loadMany(
    (ids: string[]) => sanitaryUnitsOfRooms(request, ids),
    (row) => row.roomId!,
  ),
  sanitaryCondition: keyedLoaders((at: Date) =>
    loadOne((ids: string[]) => findSanitaryConditions(request, ids, at), 'unitId'),
  ),
  reading: loadOne((ids: string[]) => readingsById(request, ids), 'id'),
  readingPages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findReadingPages(request, ids, page), 'centreId'),
  ),
  readingCount: loadOne((ids: string[]) => countReadings(request, ids), 'centreId'),
  indicatorsOn: keyedLoaders((day: string) =>
    loadMany((ids: string[]) => findIndicatorsOn(request, ids, day), 'forCentreId'),
  ),
  finding: loadOne((ids: string[]) => findingsById(request, ids), 'id'),
  findingsOfInspection: loadMany((ids: string[]) => findingsOfInspections(request, ids), 'inspectionId'),
  inspection: loadOne((ids: string[]) => inspectionsById(request, ids), 'id'),
  inspectionPages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findInspectionPages(request, ids, page), 'centreId'),
  ),
  inspectionCount: loadOne((ids: string[]) => countInspections(request, ids), 'centreId'),
});
