import * as tables from '../table.js';

const { centre, shelter, building, safeZone, floor, room, bed } = tables;

/** What the graph shows of each place: the columns that a select names, and no others. */
export const centreColumns = {
  id: centre.id,
  code: centre.code,
  name: centre.name,
  kind: centre.kind,
  country: centre.country,
  authority: centre.authority,
  timeZone: centre.timeZone,
};

export const shelterColumns = {
  id: shelter.id,
  code: shelter.code,
  name: shelter.name,
  note: shelter.note,
  version: shelter.version,
};

export const buildingColumns = {
  id: building.id,
  code: building.code,
  name: building.name,
  version: building.version,
};

export const safeZoneColumns = {
  id: safeZone.id,
  code: safeZone.code,
  name: safeZone.name,
  targetGroup: safeZone.targetGroup,
  ageFrom: safeZone.ageFrom,
  ageTo: safeZone.ageTo,
  sex: safeZone.sex,
  openedOn: safeZone.openedOn,
  closedOn: safeZone.closedOn,
  operators: safeZone.operators,
  sanitation: safeZone.sanitation,
  note: safeZone.note,
  version: safeZone.version,
};

export const floorColumns = {
  id: floor.id,
  level: floor.level,
  name: floor.name,
  renovatedOn: floor.renovatedOn,
  version: floor.version,
};

export const roomColumns = {
  id: room.id,
  code: room.code,
  kind: room.kind,
  areaSquareMetres: room.areaSquareMetres,
  heightMetres: room.heightMetres,
  version: room.version,
};

export const bedColumns = {
  id: bed.id,
  code: bed.code,
  standsFrom: bed.standsFrom,
  standsUntil: bed.standsUntil,
  version: bed.version,
};
