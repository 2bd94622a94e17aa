import { facts } from '../facts.js';
import { LAST_DAY } from '../moment.js';
import { type DayNumber, dayNumber, dayText } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { sopAt } from './agreement.js';
import { buildings } from './buildings.js';
import { type Centre, centres } from './centres.js';
import { rooms } from './rooms.js';
import { safeZones } from './safe-zones.js';

const DAY = 86_400_000;
const INSPECTORS = ['Fire safety service', 'Regional health inspectorate', 'Child protection service'];
const FINDINGS = {
  PASSED: 'All in order.',
  PASSED_WITH_FINDINGS: 'Small repairs are needed in the washrooms; to be shown again within three months.',
  FAILED: 'An escape route was blocked; to be cleared at once and shown again within a week.',
} as const;
const WORKS = [
  'Repair of a shower',
  'New mattresses',
  'Painting of corridors',
  'Lighting of the yard',
  'Repair of windows',
  'Door lock of a bedroom',
];

const written = (centre: Centre, day: DayNumber, subject: string, organisation: string) => ({
  recorded_by_subject: subject,
  recorded_by_organisation: organisation,
  sop_id: sopAt(centre, day * DAY),
});

/** Inspections twice a year, invented; and the one of a published day of pressure. */
export const inspectionRows = [
  ...centres.flatMap((centre) => {
    const random = new Random(1, numberOf(`inspections ${centre.code}`));
    return Array.from({ length: 12 }, (_, half) => {
      const day = dayNumber('2019-02-01') + half * 182 + random.below(90);
      const outcome = random.weighted({ PASSED: 0.6, PASSED_WITH_FINDINGS: 0.33, FAILED: 0.07 });
      return {
        id: identifierOf(`inspection ${centre.code} ${half}`, day * DAY),
        centre_id: centre.id,
        safe_zone_id:
          safeZones.find(({ site, opened }) => site.centre === centre && opened < day)?.id ?? null,
        inspected_on: dayText(day),
        authority: random.pick(INSPECTORS),
        outcome,
        summary: FINDINGS[outcome],
        ...written(centre, day, 'state-centre-manager', 'STATE'),
      };
    });
  }),
  ...facts.pressure.map(({ on, place, childrenInZone, zoneCapacity, childrenInGym, gymToilets, source }) => {
    const zone = safeZones.find(({ site }) => site.code === place)!;
    const { centre } = zone.site;
    return {
      id: identifierOf(`inspection ${zone.code} ${on}`, dayNumber(on) * DAY),
      centre_id: centre.id,
      safe_zone_id: zone.id,
      inspected_on: on,
      authority: source,
      outcome: 'PASSED_WITH_FINDINGS' as const,
      summary: `Published: ${childrenInZone} children in a zone for ${zoneCapacity}, and ${childrenInGym} in the gym with ${gymToilets} toilets. The outcome's word is not the source's.`,
      ...written(centre, dayNumber(on), 'state-centre-manager', 'STATE'),
    };
  }),
];

const roomWorks = centres.flatMap((centre) => {
  const random = new Random(1, numberOf(`works ${centre.code}`));
  const own = rooms.filter(({ floor }) => floor.building.site.centre === centre);
  return Array.from({ length: 18 }, (_, number) => {
    const opened = dayNumber('2019-01-15') + number * 119 + random.below(60);
    const over = LAST_DAY - opened > 150;
    const state = over
      ? random.weighted({ DONE: 0.9, CANCELLED: 0.1 })
      : random.pick(['REQUESTED', 'APPROVED', 'IN_PROGRESS']);
    const room = random.pick(own);
    return {
      id: identifierOf(`work ${centre.code} ${number}`, opened * DAY),
      centre_id: centre.id,
      floor_id: room.floor.id,
      room_id: room.id as string | null,
      title: random.pick(WORKS),
      state,
      requested_by: 'STATE',
      funded_by: random.pick(['STATE', 'IOM', null]),
      opened_on: dayText(opened),
      completed_on: state === 'DONE' ? dayText(opened + 10 + random.below(120)) : null,
      ...written(centre, opened, 'state-centre-manager', 'STATE'),
    };
  });
});

const zoneWorks = buildings.flatMap(({ site, zone, floors }) =>
  floors
    .filter((floor) => zone && floor.zone === zone)
    .map((floor) => {
      const opened = zone!.opened - 150;
      return {
        id: identifierOf(`renovation ${floor.id}`, opened * DAY),
        centre_id: site.centre.id,
        floor_id: floor.id,
        room_id: null,
        title: 'Renovation for the safe zone',
        state: 'DONE' as string,
        requested_by: 'STATE',
        funded_by: 'IOM',
        opened_on: dayText(opened),
        completed_on: floor.renovatedOn,
        ...written(site.centre, opened, 'iom-coordinator', 'IOM'),
      };
    }),
);

/** Works on rooms, invented; and the renovation of each zone's floors. */
export const workOrderRows = [...roomWorks, ...zoneWorks];

/** What the published day of pressure means by the standards: too few toilets in the gym, and too few meals. */
export const inspectionFindingRows = facts.pressure.flatMap(({ on, place }) => {
  const zone = safeZones.find(({ site }) => site.code === place)!;
  const gym = rooms.find(({ kind, floor }) => kind === 'GYM' && floor.building.zone === zone)!;
  const day = dayNumber(on);
  const finding = (indicator: string, roomId: string | null) => ({
    id: identifierOf(`finding ${zone.code} ${on} ${indicator}`, day * DAY),
    inspection_id: identifierOf(`inspection ${zone.code} ${on}`, day * DAY),
    indicator_code: indicator,
    severity: 'HIGH',
    safe_zone_id: zone.id,
    room_id: roomId,
    ...written(zone.site.centre, day, 'state-centre-manager', 'STATE'),
  });
  return [finding('TOILET_RATIO', gym.id), finding('MEALS_CHILD', null)];
});
