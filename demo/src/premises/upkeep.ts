import { facts } from '../facts.js';
import { type DayNumber, dayNumber, dayText } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { type Centre, centres } from './centres.js';
import { rooms } from './rooms.js';
import { safeZones } from './safe-zones.js';
import { written } from './written.js';

const DAY = 86_400_000;
const INSPECTORS = ['Fire safety service', 'Regional health inspectorate', 'Child protection service'];
const FINDINGS = {
  PASSED: 'All in order.',
  PASSED_WITH_FINDINGS: 'Small repairs are needed in the washrooms; to be shown again within three months.',
  FAILED: 'An escape route was blocked; to be cleared at once and shown again within a week.',
} as const;
/** So many half-years the past has. */
const HALF_YEARS = 12;
const FIRST_HALF = dayNumber('2019-02-01');
const DAYS_OF_HALF = 182;

function inspectionOf(centre: Centre, half: number, random: Random) {
  const day = FIRST_HALF + half * DAYS_OF_HALF + random.below(90);
  const outcome = random.weighted({ PASSED: 0.6, PASSED_WITH_FINDINGS: 0.33, FAILED: 0.07 });
  return {
    id: identifierOf(`inspection ${centre.code} ${half}`, day * DAY),
    centre_id: centre.id,
    safe_zone_id: safeZones.find(({ site, opened }) => site.centre === centre && opened < day)?.id ?? null,
    inspected_on: dayText(day),
    authority: random.pick(INSPECTORS),
    outcome,
    summary: FINDINGS[outcome],
    ...written(centre, day, 'state-centre-manager', 'STATE'),
  };
}

/** Inspections after the past until a day: twice a year at each centre, as before. Invented. */
export const inspectionsSince = (until: DayNumber) =>
  centres.flatMap((centre) => {
    const rows = [];
    for (let half = HALF_YEARS; FIRST_HALF + half * DAYS_OF_HALF <= until; half += 1)
      rows.push(inspectionOf(centre, half, new Random(1, numberOf(`inspections ${centre.code}`), half)));
    return rows;
  });

/** Inspections twice a year, invented; and the one of a published day of pressure. */
export const inspectionRows = [
  ...centres.flatMap((centre) => {
    const random = new Random(1, numberOf(`inspections ${centre.code}`));
    return Array.from({ length: HALF_YEARS }, (_, half) => inspectionOf(centre, half, random));
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
