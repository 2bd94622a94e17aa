import type { Request } from '@mrrm/platform/context';
import { hasOneOf, isOneOf } from '@mrrm/platform/database/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Ids } from './keys.js';
import { centreIdOf, idOf, placeIdOf } from './keys.js';
import { findBeds } from './repository/bed.js';
import { findBuildings } from './repository/building.js';
import { findCapacities, findCapacitiesOn, findCapacityRecords } from './repository/capacity.js';
import { findCentres } from './repository/centre.js';
import { findPurposes, findPurposesOn } from './repository/centre-purpose.js';
import { findFloors } from './repository/floor.js';
import { findPublishedFigures } from './repository/published-figure.js';
import { findRooms } from './repository/room.js';
import { findEquipment } from './repository/room-equipment.js';
import { findSafeZones } from './repository/safe-zone.js';
import { findShelters } from './repository/shelter.js';
import { findShiftWindows } from './repository/shift-window.js';
import { bed, building, capacity, centre, centrePurpose, floor, room, safeZone, shelter } from './table.js';

/** Places, found by themselves and by what they lie in, and what is written down about them. */
export const premisesLoaders = (request: Request) => ({
  centre: loadOne((ids: Ids) => findCentres(request, isOneOf(centre.id, ids)), idOf),
  centreByCode: loadOne(
    (codes: string[]) => findCentres(request, hasOneOf(centre.code, codes)),
    (row) => row.code,
  ),
  shiftWindowsOfCentre: loadMany((ids: Ids) => findShiftWindows(request, ids), centreIdOf),
  shelter: loadOne((ids: Ids) => findShelters(request, isOneOf(shelter.id, ids)), idOf),
  sheltersOfCentre: loadMany(
    (ids: Ids) => findShelters(request, isOneOf(shelter.centreId, ids)),
    (row) => row.centre.id,
  ),
  building: loadOne((ids: Ids) => findBuildings(request, isOneOf(building.id, ids)), idOf),
  buildingsOfCentre: loadMany(
    (ids: Ids) => findBuildings(request, isOneOf(building.centreId, ids)),
    (row) => row.centre.id,
  ),
  buildingsOfShelter: loadMany(
    (ids: Ids) => findBuildings(request, isOneOf(building.shelterId, ids)),
    (row) => row.shelter!.id,
  ),
  safeZone: loadOne((ids: Ids) => findSafeZones(request, isOneOf(safeZone.id, ids)), idOf),
  safeZoneByCode: loadOne(
    (codes: string[]) => findSafeZones(request, hasOneOf(safeZone.code, codes)),
    (row) => row.code,
  ),
  safeZonesOfCentre: loadMany(
    (ids: Ids) => findSafeZones(request, isOneOf(safeZone.centreId, ids)),
    (row) => row.centre.id,
  ),
  safeZonesOfBuilding: loadMany(
    (ids: Ids) => findSafeZones(request, isOneOf(safeZone.buildingId, ids)),
    (row) => row.building.id,
  ),
  floor: loadOne((ids: Ids) => findFloors(request, isOneOf(floor.id, ids)), idOf),
  floorsOfBuilding: loadMany(
    (ids: Ids) => findFloors(request, isOneOf(floor.buildingId, ids)),
    (row) => row.building.id,
  ),
  floorsOfSafeZone: loadMany(
    (ids: Ids) => findFloors(request, isOneOf(floor.safeZoneId, ids)),
    (row) => row.safeZone!.id,
  ),
  room: loadOne((ids: Ids) => findRooms(request, isOneOf(room.id, ids)), idOf),
  roomsOfFloor: loadMany(
    (ids: Ids) => findRooms(request, isOneOf(room.floorId, ids)),
    (row) => row.floor.id,
  ),
  bed: loadOne((ids: Ids) => findBeds(request, isOneOf(bed.id, ids)), idOf),
  bedsOfRoom: loadMany(
    (ids: Ids) => findBeds(request, isOneOf(bed.roomId, ids)),
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
  capacityRecord: loadOne((ids: Ids) => findCapacityRecords(request, isOneOf(capacity.id, ids)), idOf),
  purposes: loadMany((ids: Ids) => findPurposes(request, isOneOf(centrePurpose.centreId, ids)), centreIdOf),
  purposeOn: keyedLoaders((day: string) =>
    loadOne((ids: Ids) => findPurposesOn(request, ids, day), centreIdOf),
  ),
  purposeRecord: loadOne((ids: Ids) => findPurposes(request, isOneOf(centrePurpose.id, ids)), idOf),
  publishedFigures: loadMany((ids: Ids) => findPublishedFigures(request, ids), placeIdOf),
});
