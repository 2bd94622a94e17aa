import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
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
  centre: loadOne((ids: string[]) => centresById(request, ids), 'id'),
  centreByCode: loadOne((codes: string[]) => centresByCode(request, codes), 'code'),
  shiftWindowsOfCentre: loadMany((ids: string[]) => findShiftWindows(request, ids), 'centreId'),
  shelter: loadOne((ids: string[]) => sheltersById(request, ids), 'id'),
  sheltersOfCentre: loadMany(
    (ids: string[]) => sheltersOfCentres(request, ids),
    (row) => row.centre.id,
  ),
  building: loadOne((ids: string[]) => buildingsById(request, ids), 'id'),
  buildingsOfCentre: loadMany(
    (ids: string[]) => buildingsOfCentres(request, ids),
    (row) => row.centre.id,
  ),
  buildingsOfShelter: loadMany(
    (ids: string[]) => buildingsOfShelters(request, ids),
    (row) => row.shelter!.id,
  ),
  safeZone: loadOne((ids: string[]) => safeZonesById(request, ids), 'id'),
  safeZoneByCode: loadOne((codes: string[]) => safeZonesByCode(request, codes), 'code'),
  safeZonesOfCentre: loadMany(
    (ids: string[]) => safeZonesOfCentres(request, ids),
    (row) => row.centre.id,
  ),
  safeZonesOfBuilding: loadMany(
    (ids: string[]) => safeZonesOfBuildings(request, ids),
    (row) => row.building.id,
  ),
  floor: loadOne((ids: string[]) => floorsById(request, ids), 'id'),
  floorsOfBuilding: loadMany(
    (ids: string[]) => floorsOfBuildings(request, ids),
    (row) => row.building.id,
  ),
  floorsOfSafeZone: loadMany(
    (ids: string[]) => floorsOfSafeZones(request, ids),
    (row) => row.safeZone!.id,
  ),
  room: loadOne((ids: string[]) => roomsById(request, ids), 'id'),
  roomsOfFloor: loadMany(
    (ids: string[]) => roomsOfFloors(request, ids),
    (row) => row.floor.id,
  ),
  bed: loadOne((ids: string[]) => bedsById(request, ids), 'id'),
  bedsOfRoom: loadMany(
    (ids: string[]) => bedsOfRooms(request, ids),
    (row) => row.room.id,
  ),
  equipmentOfRoom: loadMany((ids: string[]) => findEquipment(request, ids), 'roomId'),
  capacities: loadMany((ids: string[]) => findCapacities(request, ids), 'placeId'),
  capacityOn: keyedLoaders((day: string) =>
    loadOne((ids: string[]) => findCapacitiesOn(request, ids, day), 'placeId'),
  ),
  capacityRecord: loadOne((ids: string[]) => capacityRecordsById(request, ids), 'id'),
  purposes: loadMany((ids: string[]) => purposesOfCentres(request, ids), 'centreId'),
  purposeOn: keyedLoaders((day: string) =>
    loadOne((ids: string[]) => findPurposesOn(request, ids, day), 'centreId'),
  ),
  purposeRecord: loadOne((ids: string[]) => purposesById(request, ids), 'id'),
  publishedFigures: loadMany((ids: string[]) => findPublishedFigures(request, ids), 'placeId'),
});
