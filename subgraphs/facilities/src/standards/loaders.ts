import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Ids } from '../premises/keys.js';
import { centreIdOf, idOf } from '../premises/keys.js';
import type { DayPage } from '../premises/repository/day-page.js';
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
  sanitaryUnit: loadOne((ids: Ids) => sanitaryUnitsById(request, ids), idOf),
  sanitaryUnitPages: keyedLoaders((page: DayPage) =>
    loadMany((ids: Ids) => findSanitaryUnitPages(request, ids, page), centreIdOf),
  ),
  sanitaryUnitCount: loadOne((ids: Ids) => countSanitaryUnits(request, ids), centreIdOf),
  sanitaryUnitsOfSafeZone: loadMany(
    (ids: Ids) => sanitaryUnitsOfSafeZones(request, ids),
    (row) => row.safeZoneId!,
  ),
  sanitaryUnitsOfFloor: loadMany(
    (ids: Ids) => sanitaryUnitsOfFloors(request, ids),
    (row) => row.floorId!,
  ),
  sanitaryUnitsOfRoom: loadMany(
    (ids: Ids) => sanitaryUnitsOfRooms(request, ids),
    (row) => row.roomId!,
  ),
  sanitaryCondition: keyedLoaders((at: Date) =>
    loadOne(
      (ids: Ids) => findSanitaryConditions(request, ids, at),
      (row) => row.unitId,
    ),
  ),
  reading: loadOne((ids: Ids) => readingsById(request, ids), idOf),
  readingPages: keyedLoaders((page: DayPage) =>
    loadMany((ids: Ids) => findReadingPages(request, ids, page), centreIdOf),
  ),
  readingCount: loadOne((ids: Ids) => countReadings(request, ids), centreIdOf),
  indicatorsOn: keyedLoaders((day: string) =>
    loadMany(
      (ids: Ids) => findIndicatorsOn(request, ids, day),
      (row) => row.forCentreId,
    ),
  ),
  finding: loadOne((ids: Ids) => findingsById(request, ids), idOf),
  findingsOfInspection: loadMany(
    (ids: Ids) => findingsOfInspections(request, ids),
    (row) => row.inspectionId,
  ),
  inspection: loadOne((ids: Ids) => inspectionsById(request, ids), idOf),
  inspectionPages: keyedLoaders((page: DayPage) =>
    loadMany((ids: Ids) => findInspectionPages(request, ids, page), centreIdOf),
  ),
  inspectionCount: loadOne((ids: Ids) => countInspections(request, ids), centreIdOf),
});
