import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Ids } from '../premises/keys.js';
import { centreIdOf, idOf } from '../premises/keys.js';
import { countByCentre } from '../premises/repository/count-by-centre.js';
import type { DayPage } from '../premises/repository/day-page.js';
import { findFindings } from './repository/finding.js';
import { findIndicatorsOn } from './repository/indicator.js';
import { findInspectionPages, findInspections } from './repository/inspection.js';
import { findReadingPages, findReadings } from './repository/reading.js';
import {
  findSanitaryConditions,
  findSanitaryUnitPages,
  findSanitaryUnits,
} from './repository/sanitary-unit.js';
import { inspection, inspectionFinding, reading, sanitaryUnit } from './table.js';

/** What places are measured by. */
export const standardLoaders = (request: Request) => ({
  sanitaryUnit: loadOne((ids: Ids) => findSanitaryUnits(request, isOneOf(sanitaryUnit.id, ids)), idOf),
  sanitaryUnitPages: keyedLoaders((page: DayPage) =>
    loadMany((ids: Ids) => findSanitaryUnitPages(request, ids, page), centreIdOf),
  ),
  sanitaryUnitCount: loadOne(
    (ids: Ids) => countByCentre(request, sanitaryUnit, sanitaryUnit.centreId, ids),
    centreIdOf,
  ),
  sanitaryUnitsOfSafeZone: loadMany(
    (ids: Ids) => findSanitaryUnits(request, isOneOf(sanitaryUnit.safeZoneId, ids)),
    (row) => row.safeZoneId!,
  ),
  sanitaryUnitsOfFloor: loadMany(
    (ids: Ids) => findSanitaryUnits(request, isOneOf(sanitaryUnit.floorId, ids)),
    (row) => row.floorId!,
  ),
  sanitaryUnitsOfRoom: loadMany(
    (ids: Ids) => findSanitaryUnits(request, isOneOf(sanitaryUnit.roomId, ids)),
    (row) => row.roomId!,
  ),
  sanitaryCondition: keyedLoaders((at: Date) =>
    loadOne(
      (ids: Ids) => findSanitaryConditions(request, ids, at),
      (row) => row.unitId,
    ),
  ),
  reading: loadOne((ids: Ids) => findReadings(request, isOneOf(reading.id, ids)), idOf),
  readingPages: keyedLoaders((page: DayPage) =>
    loadMany((ids: Ids) => findReadingPages(request, ids, page), centreIdOf),
  ),
  readingCount: loadOne((ids: Ids) => countByCentre(request, reading, reading.centreId, ids), centreIdOf),
  indicatorsOn: keyedLoaders((day: string) =>
    loadMany(
      (ids: Ids) => findIndicatorsOn(request, ids, day),
      (row) => row.forCentreId,
    ),
  ),
  finding: loadOne((ids: Ids) => findFindings(request, isOneOf(inspectionFinding.id, ids)), idOf),
  findingsOfInspection: loadMany(
    (ids: Ids) => findFindings(request, isOneOf(inspectionFinding.inspectionId, ids)),
    (row) => row.inspectionId,
  ),
  inspection: loadOne((ids: Ids) => findInspections(request, isOneOf(inspection.id, ids)), idOf),
  inspectionPages: keyedLoaders((page: DayPage) =>
    loadMany((ids: Ids) => findInspectionPages(request, ids, page), centreIdOf),
  ),
  inspectionCount: loadOne(
    (ids: Ids) => countByCentre(request, inspection, inspection.centreId, ids),
    centreIdOf,
  ),
});
