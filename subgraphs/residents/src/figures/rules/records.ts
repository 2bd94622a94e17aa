import type { CountedRecord } from '@mrrm/platform/statistics/declaration';
import { pathOf } from '@mrrm/platform/statistics/places';
import { OTHER, UNKNOWN } from '@mrrm/platform/statistics/words';
import { DepartureReason, Sex } from '../../register/values.js';
import type { AgeBand } from '../values.js';
import { APPOINTED_AFTER, bandOf, STAY_LENGTHS } from './bands.js';
import { daysBetween, monthIn, nightsByMonth } from './calendar.js';
import { type AtEnd, NATIONALITIES } from './measures.js';

/** One stay, as far as it is counted: days are those of the centre, `YYYY-MM-DD`. */
export interface CountedStay {
  person: number;
  centreId: string;
  /** Null outside of one. */
  safeZoneId: string | null;
  arrivedOn: string;
  /** Null while it lasts. */
  departedOn: string | null;
  departureReason: DepartureReason | null;
  ageBand: AgeBand | null;
  dateOfBirth: string | null;
  sex: Sex;
  nationality: string | null;
  /** Whether needs were looked for within 24 hours of the arrival. */
  screenedInTime: boolean;
  /** Months of the year, 1 to 12, in which basic medical care was given in the stay. */
  careMonths: readonly number[];
  /** When the first representative of the stay was appointed; null when none was. */
  representedOn: string | null;
}

/** Something that happened to somebody in a month of the year. */
export interface CountedEvent {
  measure: 'CONSENT_WITHDRAWN' | 'MISSING_EPISODES';
  person: number;
  centreId: string;
  month: number;
}

/** Of whom something was so at the end of some months: 0 is the one before the year. */
export interface CountedAtEnds {
  measure: AtEnd;
  person: number;
  months: readonly number[];
}

const [unknown, other] = [UNKNOWN.value, OTHER.value];
const COMING_OF_AGE = 18;

/** The safe zone of a stay as a place within its centre; undefined outside of one. */
export const zoneOf = ({ centreId, safeZoneId }: Pick<CountedStay, 'centreId' | 'safeZoneId'>) =>
  safeZoneId === null ? undefined : pathOf(centreId, safeZoneId);

/** What a stay adds to the numbers of a year. Somebody is accommodated in each month in which a night began that was spent there. */
export function recordsOf(stay: CountedStay, year: number): CountedRecord[] {
  const { person: unit, centreId, arrivedOn, departedOn, representedOn } = stay;
  const nationality = stay.nationality ?? unknown;
  const isApart = nationality === unknown || Object.hasOwn(NATIONALITIES, nationality);
  const [age, nation] = [stay.ageBand ?? unknown, isApart ? nationality : other];
  const coordinates = [centreId, age, stay.sex, nation];
  const zone = zoneOf(stay);
  const came = monthIn(arrivedOn, year);
  const went = departedOn === null ? 13 : monthIn(departedOn, year);
  if (came > 12 || went < 1) return [];
  const records: CountedRecord[] = [
    { measure: came === 0 ? 'BEFORE' : 'ARRIVALS', month: came, unit, coordinates },
  ];
  if (came > 0 && stay.screenedInTime)
    records.push({ measure: 'SCREENED_IN_TIME', month: came, unit, coordinates: [centreId, nation] });
  if (departedOn !== null && went <= 12) {
    const reason = stay.departureReason ?? other;
    const nights = daysBetween(arrivedOn, departedOn);
    records.push({ measure: 'EXITS', month: went, unit, coordinates: [...coordinates, reason] });
    if (nights > 0)
      records.push(
        {
          measure: 'STAYS_OF_NIGHTS',
          month: went,
          unit,
          coordinates: [bandOf(STAY_LENGTHS, nights)],
        },
        { measure: 'NIGHTS_OF_STAYS', month: went, unit, coordinates: [], times: nights },
      );
  }
  for (const month of nightsByMonth(arrivedOn, departedOn, year).keys()) {
    records.push({ measure: 'ACCOMMODATED', month, unit, coordinates });
    if (zone !== undefined)
      records.push({ measure: 'ACCOMMODATED_IN_ZONES', month, unit, coordinates: [zone] });
    if (stay.careMonths.includes(month))
      records.push({ measure: 'MEDICALLY_ASSISTED', month, unit, coordinates: [centreId, age, nation] });
  }
  for (const [month, times] of nightsByMonth(arrivedOn, endOfChildhood(stay), year))
    records.push({ measure: 'CHILD_NIGHTS', month, unit, coordinates: [], times });
  if (representedOn?.startsWith(`${year}-`)) {
    const word = bandOf(APPOINTED_AFTER, daysBetween(arrivedOn, representedOn));
    const month = monthIn(representedOn, year);
    records.push({ measure: 'REPRESENTED', month, unit, coordinates: [centreId, word] });
  }
  return records;
}

/** The departure or the 18th birthday, whichever comes first. Whose birth is not known counts as a child. */
function endOfChildhood({ dateOfBirth, departedOn }: CountedStay): string | null {
  if (dateOfBirth === null) return departedOn;
  const birthday = `${Number(dateOfBirth.slice(0, 4)) + COMING_OF_AGE}${dateOfBirth.slice(4)}`;
  return departedOn === null || birthday < departedOn ? birthday : departedOn;
}

/** What something that happened adds. An episode counts as such, and whoever was missed once a period. */
export function recordsOfEvent({ measure, person: unit, centreId, month }: CountedEvent): CountedRecord[] {
  if (measure === 'CONSENT_WITHDRAWN') return [{ measure, month, unit, coordinates: [centreId] }];
  return [
    { measure, month, unit, coordinates: [] },
    { measure: 'CHILDREN_MISSED', month, unit, coordinates: [centreId] },
  ];
}

/** What it adds that somebody was there at the end of one month and not at that of another. */
export function recordsOfEnds({ measure, person: unit, months }: CountedAtEnds): CountedRecord[] {
  const of = (what: string, month: number): CountedRecord => ({
    ...{ measure: `${measure}_${what}`, month, unit, coordinates: [] },
  });
  return Array.from({ length: 13 }, (_, month) => month).flatMap((month) => {
    const [before, now] = [months.includes(month - 1), months.includes(month)];
    if (before === now) return [];
    return [month === 0 ? of('BEFORE', 0) : of(now ? 'CAME' : 'WENT', month)];
  });
}
