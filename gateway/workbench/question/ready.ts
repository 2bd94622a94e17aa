import type { RowsChart } from '../answer/rows.js';
import type { Word } from '../words.js';
import type { Question } from './question.js';

/** A question that somebody often has. */
export interface Ready {
  title: Word;
  /** One of the form, or a document: `<path>` in it stands for what the answer to `first` has there. */
  question?: Question;
  document?: string;
  first?: string;
  /** The list of the answer that is its table, when it is not the longest one. */
  table?: string;
  /** What of that table is drawn. */
  chart?: RowsChart;
}

const of = (title: Word, measure: string, more: Partial<Question>): Ready => ({
  title,
  question: { owner: 'resident', measure, by: [], where: [], ...more },
});

/** Of numbers of editions, all that the page shows. */
const TABLE = `measure { value label }
    cells { period begins ends categories { dimension category word { label } } value rounded withheld }
    openPeriods
    editions { year number months builtAt }`;

/** What can be asked today of what analysts want to know, the commonest first. What cannot be answered does not stand here. */
const questions = {
  arrivals: of('readyArrivals', 'ARRIVALS', { relative: 'LAST_12_MONTHS' }),
  exits: of('readyExits', 'EXITS', { relative: 'LAST_4_QUARTERS', by: ['DEPARTURE_REASON'] }),
  snapshot: {
    title: 'readySnapshot',
    document: `query Snapshot {
  accommodated: residentStatistics(measure: ACCOMMODATED, relative: LAST_YEAR, by: [AGE_BAND]) {
    ${TABLE}
  }
  assisted: residentStatistics(measure: MEDICALLY_ASSISTED, relative: LAST_YEAR, by: [AGE_BAND]) {
    ${TABLE}
  }
  consultations: serviceStatistics(measure: CONSULTATIONS, relative: LAST_YEAR) {
    ${TABLE}
  }
}
`,
  },
  screened: {
    title: 'readyScreened',
    document: `query ScreenedInTime {
  screened: residentStatistics(measure: SCREENED_IN_TIME, relative: LAST_12_MONTHS) {
    ${TABLE}
  }
  arrivals: residentStatistics(measure: ARRIVALS, relative: LAST_12_MONTHS) {
    ${TABLE}
  }
}
`,
  },
  lengths: of('readyLengths', 'STAYS_OF_NIGHTS', { relative: 'LAST_5_YEARS', by: ['STAY_LENGTH'] }),
  represented: of('readyRepresented', 'REPRESENTED', {
    relative: 'LAST_5_YEARS',
    by: ['REPRESENTATIVE_AFTER'],
  }),
  missed: {
    title: 'readyMissed',
    document: `query MissingPerChildNight {
  episodes: residentStatistics(measure: MISSING_EPISODES, relative: LAST_5_YEARS) {
    ${TABLE}
  }
  nights: residentStatistics(measure: CHILD_NIGHTS, relative: LAST_5_YEARS) {
    ${TABLE}
  }
}
`,
  },
  stock: of('readyStock', 'STOCK', { relative: 'LAST_5_YEARS', by: ['CENTRE'] }),
  accommodated: of('readyAccommodated', 'ACCOMMODATED', { relative: 'LAST_5_YEARS' }),
  cohorts: of('readyCohorts', 'ACCOMMODATED', { relative: 'LAST_YEAR', by: ['AGE_BAND', 'NATIONALITY'] }),
  nights: of('readyNights', 'SHIFT_HOURS_WITHOUT_TRAINED', {
    ...{ owner: 'staff', relative: 'LAST_12_MONTHS' },
    ...{ by: ['EMPLOYER'], where: [['WINDOW', 'NIGHT']] },
  }),
  handovers: of('readyHandovers', 'HANDOVERS_UNACKNOWLEDGED', {
    ...{ owner: 'staff', relative: 'LAST_12_MONTHS', by: ['CENTRE'] },
  }),
  overOccupied: of('readyOverOccupied', 'OCCUPANCY_DAYS', {
    ...{ owner: 'facility', relative: 'LAST_4_QUARTERS' },
    ...{ by: ['CENTRE'], where: [['FILLING', 'OVER']] },
  }),
  toilets: of('readyToilets', 'TOILET_DAYS', {
    ...{ owner: 'facility', relative: 'LAST_12_MONTHS', by: ['STANDING'] },
  }),
  capacity: {
    title: 'readyCapacity',
    table: 'centres.nodes.publishedFigures',
    document: `query Capacity {
  centres(first: 25) {
    nodes {
      name
      publishedFigures { measure asOf value source }
    }
  }
}
`,
  },
  totals: {
    title: 'readyTotals',
    document: `query TotalsThatDoNotAddUp {
  publishedFigureDiscrepancies {
    measure
    asOf
    published
    sumOfParts
    difference
    sources
  }
}
`,
  },
  occupancy: {
    title: 'readyOccupancy',
    chart: { along: 'at', value: 'placed', kind: 'lines' },
    document: `query Occupancy {
  safeZoneByCode(code: "SZ-VOENNA-RAMPA") {
    occupancySeries(from: "2021-08-01", until: "2021-08-31") {
      at
      nominal
      placed
      rateOfNominal
      overOccupied
      withheld
    }
  }
}
`,
  },
  standards: {
    title: 'readyStandards',
    document: `query Standards {
  safeZoneByCode(code: "SZ-VOENNA-RAMPA") {
    compliance(on: "2021-08-12") {
      indicator
      value
      operator
      threshold
      status
      missing { what }
    }
  }
}
`,
  },
  uptake: {
    title: 'readyUptake',
    chart: { along: 'function', value: 'residents', kind: 'bars' },
    first: '{ centreByCode(code: "RRC-SOFIA") { id } }',
    document: `query Uptake {
  residentCohort(
    centreId: "<centreByCode.id>"
    year: 2023
    period: H1
    ageBand: FROM_16_TO_17
  ) {
    size
    sizeWithheld
    serviceUptake { function residents sessions withheld }
  }
}
`,
  },
} satisfies Record<string, Ready>;

export type ReadyName = keyof typeof questions;
export const READY: Readonly<Record<ReadyName, Ready>> = questions;

export const isReady = (word: string): word is ReadyName => Object.hasOwn(READY, word);
