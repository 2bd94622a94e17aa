import type { TargetGroup } from '../../premises/values.js';
import type { DataOwner } from '../values.js';
import type { Level, PlaceFacts } from './facts.js';
import {
  bedroomHeight,
  bedroomSpace,
  livingSpace,
  peopleInBedroom,
  privateRooms,
  sleepingRooms,
} from './rooms.js';
import { peoplePerUnit, readValue, siteArea } from './services.js';
import { type Measure, nothing } from './verdict.js';

interface Rule {
  levels: readonly Level[];
  measure: (place: PlaceFacts) => Measure;
  /** A place set aside for one of these groups is not asked. */
  notFor?: readonly TargetGroup[];
  /** Asked only of rooms in which people sleep. */
  asleep?: boolean;
}

const EVERYWHERE: readonly Level[] = ['CENTRE', 'SAFE_ZONE', 'ROOM'];
const ZONE_OR_CENTRE: readonly Level[] = ['CENTRE', 'SAFE_ZONE'];
const CENTRE: readonly Level[] = ['CENTRE'];

/** What lies with another owner: not guessed here. */
const elsewhere = (owner: DataOwner, what: string, levels = ZONE_OR_CENTRE): Rule => ({
  levels,
  measure: () => nothing([{ what, owner }]),
});

/** Who lives in a room is known here only where the zone is set aside for one group. */
const roomOf =
  (group: TargetGroup) =>
  (place: PlaceFacts): Measure =>
    place.targetGroup === group
      ? peopleInBedroom(place)
      : nothing([{ what: 'Age and family situation of those who share a room.', owner: 'RESIDENTS' }]);

const rules: Record<string, Rule> = {
  SPACE_BEDROOM: { levels: EVERYWHERE, measure: bedroomSpace, asleep: true },
  HEIGHT_BEDROOM: { levels: EVERYWHERE, measure: bedroomHeight, asleep: true },
  BEDROOM_MAX_ADULT: {
    levels: EVERYWHERE,
    measure: roomOf('ADULTS'),
    notFor: ['UNACCOMPANIED_CHILDREN'],
    asleep: true,
  },
  BEDROOM_MAX_CHILD: {
    levels: EVERYWHERE,
    measure: roomOf('UNACCOMPANIED_CHILDREN'),
    notFor: ['ADULTS'],
    asleep: true,
  },
  PRIVATE_ROOM: { levels: CENTRE, measure: privateRooms },
  TOILET_RATIO: { levels: EVERYWHERE, measure: peoplePerUnit('TOILET'), asleep: true },
  TOILET_RATIO_EASO: { levels: EVERYWHERE, measure: peoplePerUnit('TOILET'), asleep: true },
  SHOWER_RATIO: { levels: EVERYWHERE, measure: peoplePerUnit('SHOWER'), asleep: true },
  SHOWER_RATIO_EASO: { levels: EVERYWHERE, measure: peoplePerUnit('SHOWER'), asleep: true },
  LIVING_SPACE: { levels: ZONE_OR_CENTRE, measure: livingSpace },
  SITE_AREA: { levels: CENTRE, measure: siteArea },
  WATER: { levels: ZONE_OR_CENTRE, measure: readValue('WATER_LITRES_PER_PERSON_DAY', 'A reading of water') },
  MEALS_ADULT: {
    levels: ZONE_OR_CENTRE,
    measure: readValue('MEALS_PER_DAY_ADULTS', 'A count of the meals of adults'),
    notFor: ['UNACCOMPANIED_CHILDREN'],
  },
  MEALS_CHILD: {
    levels: ZONE_OR_CENTRE,
    measure: readValue('MEALS_PER_DAY_CHILDREN', 'A count of the meals of children'),
    notFor: ['ADULTS'],
  },
  BEDROOM_SEX_SEPARATE: elsewhere('RESIDENTS', 'Sex of the children who share a room.', EVERYWHERE),
  ADULT_SEPARATE: elsewhere('RESIDENTS', 'Who of those housed together is an adult.'),
  NEEDS_24H: elsewhere('RESIDENTS', 'When special needs were identified after arrival.'),
  RISK_7D: elsewhere('RESIDENTS', 'When care followed a risk assessment.'),
  INFORMATION_15D: elsewhere('SERVICES', 'When residents were informed of benefits and duties.'),
  STAFF_24_7: elsewhere('STAFF', 'Who was on duty in each hour.'),
  NIGHT_TRAINED: elsewhere('STAFF', 'Training of the night staff, and their handovers.'),
  PRESENCE_DAILY: elsewhere('RESIDENTS', 'Presence checks of each child and day.'),
  STAFF_VETTED: elsewhere('STAFF', 'Checks of criminal records.'),
  STAFF_CODE_OF_CONDUCT: elsewhere('STAFF', 'Signatures of the code of conduct.'),
  CASE_REVIEW_3M: elsewhere('RESIDENTS', 'Days of the latest case reviews.'),
  EDUCATION_2M: elsewhere('SERVICES', 'When children began education.'),
  REPRESENTATIVE_15WD: elsewhere('RESIDENTS', 'When representatives were appointed.'),
  REPRESENTATIVE_CASELOAD: elsewhere('RESIDENTS', 'How many children each representative has.'),
};

const UNKNOWN: Rule = elsewhere('FACILITIES', 'A way to calculate this indicator.', EVERYWHERE);

/** What is known of an indicator at a place; undefined where it is not asked at all. */
export function measureOf(code: string, place: PlaceFacts): Measure | undefined {
  const rule = Object.hasOwn(rules, code) ? rules[code]! : UNKNOWN;
  if (!rule.levels.includes(place.level)) return undefined;
  if (place.targetGroup && rule.notFor?.includes(place.targetGroup)) return undefined;
  if (rule.asleep && place.level === 'ROOM' && sleepingRooms(place).length === 0) return undefined;
  return rule.measure(place);
}
