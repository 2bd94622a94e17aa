import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Ids } from './keys.js';
import { centreIdOf, idOf, placeIdOf } from './keys.js';
import { bedsById, bedsOfRooms } from './repository/bed.js';
import { buildingsById, buildingsOfCentres, buildingsOfShelters } from './repository/building.js';
import { capacityRecordsById, findCapacities, findCapacitiesOn } from './repository/capacity.js';
import { centresByCode, centresById } from './repository/centre.js';
import { findPurposesOn, purposesById, purposesOfCentres } from './repository/centre-purpose.js';
import { floorsById, floorsOfBuildings, floorsOfSafeZones } from './repository/floor.js';
import { findPublishedFigures } from './repository/published-figure.js';
import { roomsById, roomsOfFloors } from './repository/room.js';
import { findEquipment } from './repository/room-equipment.js';
import {
  safeZonesByCode,
  safeZonesById,
  safeZonesOfBuildings,
  safeZonesOfCentres,
} from './repository/safe-zone.js';
import { sheltersById, sheltersOfCentres } from './repository/shelter.js';
import { findShiftWindows } from './repository/shift-window.js';

/** Places, found by themselves and by what they lie in, and what is written down about them. */
export const premisesLoaders = (request: Request) => ({
  centre: loadOne((ids: Ids) => centresById(request, ids), idOf),
  centreByCode: loadOne(
    (codes: string[]) => centresByCode(request, codes),
    (row) => row.code,
  ),
  shiftWindowsOfCentre: loadMany((ids: Ids) => findShiftWindows(request, ids), centreIdOf),
  shelter: loadOne((ids: Ids) => sheltersById(request, ids), idOf),
  sheltersOfCentre: loadMany(
    (ids: Ids) => sheltersOfCentres(request, ids),
    (row) => row.centre.id,
  ),
  building: loadOne((ids: Ids) => buildingsById(request, ids), idOf),
  buildingsOfCentre: loadMany(
    (ids: Ids) => buildingsOfCentres(request, ids),
    (row) => row.centre.id,
  ),
  buildingsOfShelter: loadMany(
    (ids: Ids) => buildingsOfShelters(request, ids),
    (row) => row.shelter!.id,
  ),
  safeZone: loadOne((ids: Ids) => safeZonesById(request, ids), idOf),
  safeZoneByCode: loadOne(
    (codes: string[]) => safeZonesByCode(request, codes),
    (row) => row.code,
  ),
  safeZonesOfCentre: loadMany(
    (ids: Ids) => safeZonesOfCentres(request, ids),
    (row) => row.centre.id,
  ),
  safeZonesOfBuilding: loadMany(
    (ids: Ids) => safeZonesOfBuildings(request, ids),
    (row) => row.building.id,
  ),
  floor: loadOne((ids: Ids) => floorsById(request, ids), idOf),
  floorsOfBuilding: loadMany(
    (ids: Ids) => floorsOfBuildings(request, ids),
    (row) => row.building.id,
  ),
  floorsOfSafeZone: loadMany(
    (ids: Ids) => floorsOfSafeZones(request, ids),
    (row) => row.safeZone!.id,
  ),
  room: loadOne((ids: Ids) => roomsById(request, ids), idOf),
  roomsOfFloor: loadMany(
    (ids: Ids) => roomsOfFloors(request, ids),
    (row) => row.floor.id,
  ),
  bed: loadOne((ids: Ids) => bedsById(request, ids), idOf),
  bedsOfRoom: loadMany(
    (ids: Ids) => bedsOfRooms(request, ids),
    (row) => row.room.id,
  ),
  equipmentOfRoom: loadMany(
    (ids: Ids) => findEquipment(request, ids),
    (row) => row.roomId,
  ),
  capacities: loadMany((ids: Ids) => findCapacities(request, ids), placeIdOf),
  capacityOn: keyedLoaders((day: string) =>
    loadOne((ids: Ids) => findCapacitiesOn(request, ids, day), placeIdOf),
  ),
  capacityRecord: loadOne((ids: Ids) => capacityRecordsById(request, ids), idOf),
  purposes: loadMany((ids: Ids) => purposesOfCentres(request, ids), centreIdOf),
  purposeOn: keyedLoaders((day: string) =>
    loadOne((ids: Ids) => findPurposesOn(request, ids, day), centreIdOf),
  ),
  purposeRecord: loadOne((ids: Ids) => purposesById(request, ids), idOf),
  publishedFigures: loadMany((ids: Ids) => findPublishedFigures(request, ids), placeIdOf),
});
