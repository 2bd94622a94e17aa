import { facts, type Series } from '../facts.js';
import { dayNumber, dayText, firstOfMonth } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { adultZone } from './adult-zone.js';
import { centreByCode, siteByCode } from './centres.js';
import { safeZones } from './safe-zones.js';
import { workOfZone } from './works.js';

export const AIDA = 'AIDA country report Bulgaria (ECRE), quoting the State Agency for Refugees';
const ZONES = 'IOM Bulgaria; BTA, 16 May 2024; AIDA overview';
const INVENTED = 'Invented for the demonstration';
const PUBLISHED = Date.parse('2025-03-01T00:00:00Z');

/** A year's figure is of its 31 December, a month's of its last day. */
export const lastDayOf = (period: string): string => {
  const [year, month] = period.split('-').map(Number) as [number, number?];
  return dayText(firstOfMonth(year, (month ?? 12) + 1) - 1);
};

interface Place {
  centre_id: string | null;
  shelter_id: string | null;
  safe_zone_id: string | null;
}
const COUNTRY: Place = { centre_id: null, shelter_id: null, safe_zone_id: null };
const centrePlace = (code: string): Place => ({ ...COUNTRY, centre_id: centreByCode(code).id });
const shelterPlace = (code: string): Place => {
  const { centre, id } = siteByCode(code);
  return { ...COUNTRY, centre_id: centre.id, shelter_id: id };
};

type Measure = 'CAPACITY' | 'USABLE_CAPACITY' | 'OCCUPANCY';

const figure = (
  place: Place,
  name: string,
  measure: Measure,
  asOf: string,
  value: number | null,
  source: string,
) => ({
  id: identifierOf(`figure ${name} ${measure} ${asOf}`, PUBLISHED),
  country: facts.country,
  ...place,
  measure,
  as_of: asOf,
  value,
  source,
});

const figures = (place: Place, name: string, measure: Measure, series: Series) =>
  Object.entries(series).map(([period, value]) =>
    figure(place, name, measure, lastDayOf(period), value, `${AIDA}, ${period}`),
  );

/** Every published figure, as published: nothing is added up, corrected or filled in; null stays unknown. */
export const publishedFigureRows = [
  ...facts.centres.flatMap(({ code, shelters = [], capacity, occupancy }) => [
    ...figures(centrePlace(code), code, 'CAPACITY', capacity),
    ...figures(centrePlace(code), code, 'OCCUPANCY', occupancy),
    ...shelters.flatMap((shelter) => [
      ...figures(shelterPlace(shelter.code), shelter.code, 'CAPACITY', shelter.capacity),
      ...figures(shelterPlace(shelter.code), shelter.code, 'OCCUPANCY', shelter.occupancy),
    ]),
  ]),
  ...figures(COUNTRY, 'country', 'CAPACITY', facts.totals.capacity),
  ...figures(COUNTRY, 'country', 'USABLE_CAPACITY', facts.totals.usableCapacity),
  ...figures(COUNTRY, 'country', 'OCCUPANCY', facts.totals.occupancy),
  ...facts.pressure.map(({ on, place, childrenInZone, source }) => {
    const zone = safeZones.find(({ site }) => site.code === place)!;
    const zonePlace = { ...shelterPlace(place), safe_zone_id: zone.id };
    return figure(zonePlace, zone.code, 'OCCUPANCY', on, childrenInZone, source);
  }),
];

const capacities = (place: Place, name: string, series: Series) =>
  Object.entries(series)
    .filter((entry): entry is [string, number] => entry[1] !== null)
    .map(([period, nominal]) => ({
      id: identifierOf(`capacity ${name} ${period}`, dayNumber(lastDayOf(period)) * 86_400_000),
      ...place,
      valid_from: lastDayOf(period),
      nominal,
      usable: null,
      surge: null as number | null,
      source: `${AIDA}, ${period}`,
      work_order_id: null as string | null,
    }));

/** The capacities as a dated series. What was not published has no row: the figure before it goes on holding. */
export const capacityRows = [
  ...facts.centres.flatMap(({ code, shelters = [], capacity }) => [
    ...capacities(centrePlace(code), code, capacity),
    ...shelters.flatMap((shelter) => capacities(shelterPlace(shelter.code), shelter.code, shelter.capacity)),
  ]),
  ...[...safeZones, adultZone].map((zone) => ({
    id: identifierOf(`capacity ${zone.code}`, zone.opened * 86_400_000),
    centre_id: zone.site.centre.id,
    shelter_id: zone.site.isShelter ? zone.site.id : null,
    safe_zone_id: zone.id,
    valid_from: dayText(zone.opened),
    nominal: zone.capacity,
    usable: null,
    surge: zone.surge,
    source: zone === adultZone ? INVENTED : ZONES,
    work_order_id: workOfZone(zone),
  })),
];
