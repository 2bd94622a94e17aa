import { type Table, tableOf } from '../bulk/table.js';
import { facts } from '../facts.js';
import { dayText, momentText } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { adultZone, adultZoneFloor } from './adult-zone.js';
import { sops } from './agreement.js';
import { type Building, buildings, type Floor } from './buildings.js';
import { centres } from './centres.js';
import { capacityRows, publishedFigureRows } from './figures.js';
import { houseRuleRows, noticeRows, noticeTextRows } from './house-rules.js';
import { centrePurposeRows } from './purposes.js';
import { readingRows } from './readings.js';
import { parties, responsibilities } from './responsibilities.js';
import type { Bed, Room } from './rooms.js';
import { safeZones } from './safe-zones.js';
import { sanitaryConditionRows, sanitaryUnitRows } from './sanitary-units.js';
import { shiftWindows } from './shift-windows.js';
import type { Premises } from './shown.js';
import { inspectionFindingRows, inspectionRows } from './upkeep.js';
import { workOrderRoomRows, workOrderRows, workOrderStepRows } from './works.js';

const shelterOf = (site: { id: string; isShelter: boolean }) => (site.isShelter ? site.id : null);

const centreRows = centres.map(({ id, code, name, kind }) => ({
  id,
  code,
  name,
  kind,
  country: facts.country,
  authority: facts.authority,
  time_zone: 'Europe/Sofia',
}));

const shelterRows = centres.flatMap((centre) =>
  centre.shelters.map(({ id, code, name, note }) => ({ id, centre_id: centre.id, code, name, note })),
);

const buildingRow = ({ id, site, code, name }: Building) => ({
  id,
  centre_id: site.centre.id,
  shelter_id: shelterOf(site),
  code,
  name,
});

const terms = {
  children: { target_group: 'UNACCOMPANIED_CHILDREN', age_from: null, sex: null },
  menAlone: { target_group: 'ADULTS', age_from: 18, sex: 'MALE' },
};

const safeZoneRows = [...safeZones, adultZone].map((zone) => ({
  id: zone.id,
  centre_id: zone.site.centre.id,
  shelter_id: shelterOf(zone.site),
  building_id: (buildings.find((building) => building.zone === zone) ?? adultZoneFloor.building).id,
  code: zone.code,
  name: zone.name,
  ...(zone === adultZone ? terms.menAlone : terms.children),
  opened_on: dayText(zone.opened),
  operators: zone.operators,
  sanitation: zone.sanitation,
  note: zone.note,
}));

const floorRow = (floor: Floor) => ({
  id: floor.id,
  building_id: floor.building.id,
  safe_zone_id: (floor === adultZoneFloor ? adultZone : floor.zone)?.id ?? null,
  level: floor.level,
  name: floor.name,
  renovated_on: floor.renovatedOn,
});

const roomRow = ({ id, floor, code, kind, area, height }: Room) => ({
  id,
  floor_id: floor.id,
  code,
  kind,
  area_square_metres: area,
  height_metres: height,
});

/** The beds of a zone came with the renovation of its floor, temporary ones when it opened; of others nobody has said. */
const standsFrom = ({ zone, renovatedOn }: Floor, temporary: boolean) =>
  temporary && zone ? dayText(zone.opened) : renovatedOn;

const bedRow = ({ id, room, code, temporary }: Bed) => ({
  id,
  room_id: room.id,
  code,
  stands_from: standsFrom(room.floor, temporary),
});

const shiftWindowRows = centres.flatMap(({ id, code }) =>
  shiftWindows.map(({ window, startsAt, endsAt }) => ({
    id: identifierOf(`window ${code} ${window}`, 1_543_651_200_000),
    centre_id: id,
    window,
    starts_at: startsAt,
    ends_at: endsAt,
  })),
);

const sopRows = sops.map((sop) => ({
  id: sop.id,
  centre_id: sop.centre.id,
  number: sop.number,
  status: sop.status,
  valid_from: momentText(sop.validFrom),
  valid_until: sop.validUntil === null ? null : momentText(sop.validUntil),
  document_name: sop.documentName,
  document_sha256: sop.documentSha256,
}));

const responsibilityRows = sops.flatMap((sop) =>
  responsibilities.map((one) => ({
    id: identifierOf(`responsibility ${sop.id} ${one.clause}`, sop.validFrom),
    sop_id: sop.id,
    function: one.function,
    organisation: one.organisation,
    level: one.level,
    windows: one.windows,
    clause: one.clause,
  })),
);

const partyRows = sops.flatMap((sop) =>
  parties.map(({ organisation, signedBy }) => ({
    id: identifierOf(`party ${sop.id} ${organisation}`, sop.validFrom),
    sop_id: sop.id,
    organisation,
    signed_at: momentText(sop.validFrom - 14 * 86_400_000),
    signed_by: signedBy,
  })),
);

/** All tables of the premises, in the order in which they refer to each other; an SOP is signed last, then it is final. */
export const premisesTables = ({ buildings: shown, floors, rooms, beds }: Premises): Table[] => [
  tableOf('facilities.centre', centreRows),
  tableOf('facilities.centre_purpose', centrePurposeRows),
  tableOf('facilities.shelter', shelterRows),
  tableOf('facilities.building', shown.map(buildingRow)),
  tableOf('facilities.safe_zone', safeZoneRows),
  tableOf('facilities.floor', floors.map(floorRow)),
  tableOf('facilities.room', rooms.map(roomRow)),
  tableOf('facilities.bed', beds.map(bedRow)),
  tableOf('facilities.shift_window', shiftWindowRows),
  tableOf('facilities.work_order', workOrderRows),
  tableOf('facilities.work_order_room', workOrderRoomRows),
  tableOf('facilities.work_order_step', workOrderStepRows),
  tableOf('facilities.capacity', capacityRows),
  tableOf('facilities.published_figure', publishedFigureRows),
  tableOf('facilities.cooperation_sop', sopRows),
  tableOf('facilities.sop_responsibility', responsibilityRows),
  tableOf('facilities.sop_party', partyRows),
  tableOf('facilities.inspection', inspectionRows),
  tableOf('facilities.inspection_finding', inspectionFindingRows),
  tableOf('facilities.sanitary_unit', sanitaryUnitRows(rooms)),
  tableOf('facilities.sanitary_condition', sanitaryConditionRows(rooms)),
  tableOf('facilities.reading', readingRows),
  tableOf('facilities.house_rule', houseRuleRows),
  tableOf('facilities.notice', noticeRows),
  tableOf('facilities.notice_text', noticeTextRows),
];
