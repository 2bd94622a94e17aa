import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { sql } from 'drizzle-orm';
import type { Level } from '../compliance/facts.js';
import { findPlacesOnDay } from '../repository/compliance.js';
import { countByCentre } from '../repository/count-by-centre.js';
import type { DayPage } from '../repository/day-page.js';
import { findHouseRules, rulesHoldOn } from '../repository/house-rules.js';
import { findFindings } from '../repository/inspection-finding.js';
import { findNotices, findNoticesShown } from '../repository/notice.js';
import { findReadingPages, findReadings } from '../repository/reading.js';
import {
  findSanitaryConditions,
  findSanitaryUnitPages,
  findSanitaryUnits,
} from '../repository/sanitary-unit.js';
import { findIndicatorsOn } from '../repository/standard-indicator.js';
import { houseRule, inspectionFinding, notice, reading, sanitaryUnit } from '../tables/standards.js';
import { centreIdOf, type Ids, idOf, placeIdOf } from './keys.js';

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
  houseRulesById: loadOne((ids: Ids) => findHouseRules(request, isOneOf(houseRule.id, ids)), idOf),
  houseRulesOn: keyedLoaders((day: string) =>
    loadMany(
      (ids: Ids) => findHouseRules(request, sql`${isOneOf(houseRule.centreId, ids)} and ${rulesHoldOn(day)}`),
      centreIdOf,
    ),
  ),
  notice: loadOne((ids: Ids) => findNotices(request, isOneOf(notice.id, ids)), idOf),
  noticesShown: keyedLoaders((at: Date) =>
    loadMany((ids: Ids) => findNoticesShown(request, ids, at), centreIdOf),
  ),
  placeOnDay: keyedLoaders(({ level, day }: { level: Level; day: string }) =>
    loadOne((ids: Ids) => findPlacesOnDay(request, level, ids, day), placeIdOf),
  ),
});
