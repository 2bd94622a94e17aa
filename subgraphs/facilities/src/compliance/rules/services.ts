import type { ReadingKind, SanitaryKind } from '../../standards/values.js';
import { type PlaceFacts, peopleAt } from './facts.js';
import { NOBODY_COUNTED } from './rooms.js';
import { exactly, type Measure, nothing, quotient } from './verdict.js';

const NAMES: Record<SanitaryKind, string> = { TOILET: 'toilet', SHOWER: 'shower', WASHBASIN: 'washbasin' };

/** People for each working unit of a kind. A unit of which nothing is known may work or not. */
export function peoplePerUnit(kind: SanitaryKind): (place: PlaceFacts) => Measure {
  return (place) => {
    const people = peopleAt(place);
    const units = place.units.filter((unit) => unit.kind === kind);
    if (units.length === 0) {
      return nothing([{ what: `The ${NAMES[kind]}s: none is on record here.`, owner: 'FACILITIES' }], people);
    }
    if (!people.counted) return nothing([NOBODY_COUNTED], people);
    const working = units.filter(({ state }) => state === 'WORKING').length;
    const unknown = units.filter(({ state }) => state === null).length;
    const known = exactly(people.counted, working, { people });
    if (unknown === 0) return known;
    const missing = [
      { what: `Whether ${unknown} of the ${NAMES[kind]}s worked on the day.`, owner: 'FACILITIES' as const },
    ];
    return { ...known, low: quotient(people.counted, working + unknown), missing };
  };
}

/** Days for which a reading of what changes from day to day speaks. */
const SPEAKS_FOR_DAYS = 31;
const DAY = 86_400_000;

/** The value of a reading that is of the day, or not much older. */
export function readValue(kind: ReadingKind, what: string): (place: PlaceFacts) => Measure {
  return ({ readings, on }) => {
    const reading = readings.find((one) => one.kind === kind);
    const days = reading ? (Date.parse(on) - Date.parse(reading.measuredOn)) / DAY : Number.POSITIVE_INFINITY;
    if (reading && days <= SPEAKS_FOR_DAYS) {
      return exactly(reading.value, 1, { measuredOn: reading.measuredOn });
    }
    const last = reading ? `the latest is of ${reading.measuredOn}` : 'there is none';
    return nothing([
      { what: `${what} not more than ${SPEAKS_FOR_DAYS} days old: ${last}.`, owner: 'FACILITIES' },
    ]);
  };
}

/** Area of the site per person. A site does not change from day to day: its latest measurement holds. */
export function siteArea(place: PlaceFacts): Measure {
  const people = peopleAt(place);
  const reading = place.readings.find(({ kind }) => kind === 'SITE_AREA_M2');
  if (!reading) return nothing([{ what: 'A measurement of the site.', owner: 'FACILITIES' }], people);
  if (!people.counted) return nothing([NOBODY_COUNTED], people);
  return exactly(reading.value, people.counted, { people, measuredOn: reading.measuredOn });
}
