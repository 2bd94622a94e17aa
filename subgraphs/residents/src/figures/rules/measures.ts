import type { Label } from '@mrrm/platform/labels/label';
import type { CountedRecord, Dimension, Measure } from '@mrrm/platform/statistics/declaration';
import { OTHER, UNKNOWN } from '@mrrm/platform/statistics/words';
import { DepartureReason, Sex } from '../../register/values.js';
import { AgeBand } from '../values.js';

const [unknown, other] = [UNKNOWN.value, OTHER.value];
/** The nationalities that are told apart, by ISO 3166: those of most who came in the published years. */
export const NATIONALITIES: Readonly<Record<string, Label>> = {
  SYR: ['Syria', 'Syrie', 'Сирия'],
  AFG: ['Afghanistan', 'Afghanistan', 'Афганистан'],
  MAR: ['Morocco', 'Maroc', 'Мароко'],
  IRQ: ['Iraq', 'Irak', 'Ирак'],
  PAK: ['Pakistan', 'Pakistan', 'Пакистан'],
  IRN: ['Iran', 'Iran', 'Иран'],
};

/** One stay, as far as it is counted: days are those of the centre, `YYYY-MM-DD`. */
export interface CountedStay {
  person: number;
  centreId: string;
  arrivedOn: string;
  /** Null while it lasts. */
  departedOn: string | null;
  departureReason: DepartureReason | null;
  ageBand: AgeBand | null;
  sex: Sex;
  nationality: string | null;
}

/** What is counted of residents, at the centres that there are. Age is that of the day of arrival: a stay keeps it. */
export function residentMeasures(centreIds: readonly string[]): Measure[] {
  const dimensions: Dimension[] = [
    { name: 'CENTRE', categories: centreIds, place: true },
    { name: 'AGE_BAND', categories: [...Object.keys(AgeBand), unknown], changes: true },
    { name: 'SEX', categories: Object.keys(Sex) },
    { name: 'NATIONALITY', categories: [...Object.keys(NATIONALITIES), other, unknown] },
  ];
  const reasons: Dimension = { name: 'DEPARTURE_REASON', categories: Object.keys(DepartureReason) };
  return [
    { name: 'BEFORE', kind: 'FLOW', dimensions, hidden: true },
    { name: 'ARRIVALS', kind: 'FLOW', dimensions },
    { name: 'EXITS', kind: 'FLOW', dimensions: [...dimensions, reasons] },
    {
      name: 'STOCK',
      kind: 'STOCK',
      dimensions,
      of: [
        { measure: 'BEFORE', sign: 1 },
        { measure: 'ARRIVALS', sign: 1 },
        { measure: 'EXITS', sign: -1 },
      ],
    },
    { name: 'ACCOMMODATED', kind: 'DISTINCT', dimensions },
  ];
}

const monthIn = (day: string, year: number): number =>
  day < `${year}` ? 0 : day.slice(0, 4) > `${year}` ? 13 : Number(day.slice(5, 7));

/** What a stay adds to the numbers of a year. Somebody is accommodated in each month in which a night began that was spent there. */
export function recordsOf(stay: CountedStay, year: number): CountedRecord[] {
  const { person: unit, centreId, arrivedOn, departedOn, departureReason } = stay;
  const nationality = stay.nationality ?? unknown;
  const isApart = nationality === unknown || Object.hasOwn(NATIONALITIES, nationality);
  const coordinates = [centreId, stay.ageBand ?? unknown, stay.sex, isApart ? nationality : other];
  const came = monthIn(arrivedOn, year);
  const went = departedOn === null ? 13 : monthIn(departedOn, year);
  if (came > 12 || went < 1) return [];
  const records: CountedRecord[] = [
    { measure: came === 0 ? 'BEFORE' : 'ARRIVALS', month: came, unit, coordinates },
  ];
  if (went <= 12)
    records.push({
      measure: 'EXITS',
      month: went,
      unit,
      coordinates: [...coordinates, departureReason ?? other],
    });
  if (departedOn === null || departedOn > arrivedOn) {
    // Whoever leaves on the first of a month spent no night in it.
    const last = departedOn?.endsWith('-01') ? went - 1 : Math.min(went, 12);
    for (let month = Math.max(came, 1); month <= last; month += 1)
      records.push({ measure: 'ACCOMMODATED', month, unit, coordinates });
  }
  return records;
}
