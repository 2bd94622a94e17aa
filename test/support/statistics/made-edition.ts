import { Database, type Query } from '@mrrm/platform/database/database';
import { makeEdition } from '@mrrm/platform/statistics/make';
import type { CountedByOwner, CountedPeople } from '@mrrm/platform/statistics/owner';
import { pathOf } from '@mrrm/platform/statistics/places';
import { clerk } from '@mrrm/platform/writing/chore';
import { sql } from 'drizzle-orm';
import { readPlacesOnDay } from '../../../subgraphs/facilities/dist/compliance/repository/places-on-day.js';
import {
  amountsOfDay,
  amountsOfStandards,
  amountsOfToilets,
} from '../../../subgraphs/facilities/dist/figures/rules/measures.js';
import { counted as ofFacilities } from '../../../subgraphs/facilities/dist/figures/statistics.js';
import { centre } from '../../../subgraphs/facilities/dist/premises/table.js';
import type { StandardIndicator } from '../../../subgraphs/facilities/dist/standards/types/indicator.js';
import { type CountedStay, recordsOf } from '../../../subgraphs/residents/dist/figures/rules/records.js';
import { counted } from '../../../subgraphs/residents/dist/figures/statistics.js';
import {
  amountsOfActivities,
  type CountedService,
  recordsOfPayments,
  recordsOf as recordsOfService,
} from '../../../subgraphs/services/dist/figures/rules/measures.js';
import { counted as ofServices } from '../../../subgraphs/services/dist/figures/statistics.js';
import { amountsOfShifts } from '../../../subgraphs/staff/dist/figures/rules/measures.js';
import { counted as ofStaff } from '../../../subgraphs/staff/dist/figures/statistics.js';

const YEAR = 2023;
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** Each month eighteen people come to one centre and three to another, and leave within the month. */
function staysIn([many, few]: readonly [string, string], zone: string): CountedStay[] {
  let person = 0;
  const stay = (centreId: string, month: string, more: Partial<CountedStay> = {}): CountedStay => ({
    person: (person += 1),
    centreId,
    safeZoneId: null,
    arrivedOn: `${YEAR}-${month}-03`,
    departedOn: `${YEAR}-${month}-20`,
    departureReason: 'LEFT_WITHOUT_NOTICE',
    ageBand: 'FROM_16_TO_17',
    dateOfBirth: '2007-01-01',
    sex: 'MALE',
    nationality: 'SYR',
    screenedInTime: true,
    careMonths: [],
    representedOn: null,
    ...more,
  });
  return MONTHS.flatMap((month) => [
    ...Array.from({ length: 18 }, () => stay(many, month, { safeZoneId: zone })),
    ...Array.from({ length: 3 }, () => stay(few, month, { nationality: 'AFG' })),
  ]);
}

async function keep(owner: string, appUrl: string, declared: CountedByOwner, year = YEAR): Promise<void> {
  const database = new Database({ url: appUrl, applicationName: 'editions', maximumConnections: 1 });
  const request = database.request(clerk(owner));
  await makeEdition(request, declared, { year, months: 12 }).finally(() => request.close());
  await database.close();
}

/**
 * Keeps an edition of a whole year in the residents' database: made as always, of invented stays, so that it takes a moment.
 * @param zone a safe zone of the first centre, in which everybody is who comes there
 */
export function keepEdition(appUrl: string, centres: readonly [string, string], zone: string): Promise<void> {
  const records = staysIn(centres, zone).flatMap((stay) => recordsOf(stay, YEAR));
  const count = async () => ({ places: [...centres, pathOf(centres[0], zone)].sort(), records });
  return keep('residents', appUrl, { ...counted, count });
}

/** The same of the hours of one employer's nights at a centre. */
export function keepHours(appUrl: string, centreId: string): Promise<void> {
  const night = { centreId, employer: 'STATE', window: 'NIGHT' } as const;
  const amounts = MONTHS.flatMap((_, at) =>
    amountsOfShifts({
      ...night,
      month: at + 1,
      needed: 900,
      planned: 600,
      covered: 600,
      withoutTrained: 300,
    }),
  );
  return keep('staff', appUrl, { ...ofStaff, addUp: async () => ({ places: [centreId], amounts }) });
}

/** The same of services at a centre: each month eighteen people have of everything, and two football matches take place. */
export function keepServices(appUrl: string, centreId: string): Promise<void> {
  const everybody = MONTHS.flatMap((_, at) =>
    Array.from({ length: 18 }, (_, person) => ({ person: 18 * at + person, centreId, month: at + 1 })),
  );
  const had = [
    ['SERVED', 'COUNSELLING'],
    ['REQUESTED', 'COUNSELLING'],
    ['REQUEST_MET', '2'],
    ['ATTENDED', 'RECREATIONAL_ACTIVITIES'],
  ] as const satisfies readonly [CountedService['measure'], string][];
  const records = everybody.flatMap((one) => [
    ...had.flatMap(([measure, category]) => recordsOfService({ ...one, measure, category, times: 1 })),
    ...recordsOfPayments({ ...one, kind: 'MEDICINES', payments: 1, euros: 20 }),
  ]);
  const football = { centreId, function: 'RECREATIONAL_ACTIVITIES', count: 2 };
  const ofPlaces = () => amountsOfActivities(MONTHS.map((_, at) => ({ ...football, month: at + 1 })));
  return keep('services', appUrl, {
    ...ofServices,
    count: async () => ({ places: [centreId], records, ofPlaces }),
  });
}

/** Keeps an edition of that year with some measures alone, by one dimension or `dimensions`: of all rows that there are, in seconds. @param month whether months have one as well */
export function keepSome(
  owner: string,
  appUrl: string,
  all: CountedPeople,
  names: readonly string[],
  { year = YEAR, month = false, dimensions = 1 } = {},
): Promise<void> {
  const some = {
    ...all,
    limits: { ...all.limits, dimensions: { MONTH: Number(month), QUARTER: 0, YEAR: dimensions } },
    measures: (places: readonly string[]) => all.measures(places).filter(({ name }) => names.includes(name)),
    async count(query: Query, of: number) {
      const { places, records, ofPlaces } = await all.count(query, of);
      const isAsked = ofPlaces && names.includes('STANDARDS_AT_END');
      return {
        ...{ places, records: records.filter(({ measure }) => names.includes(measure)) },
        ...(isAsked && { ofPlaces }),
      };
    },
  };
  return keep(owner, appUrl, some, year);
}

/** Keeps what the rows say of a year's rota, and of the standards of premises at its end: of all rows that there are. */
export async function keepStandards(
  urls: { staff: string; facilities: string },
  year: number,
): Promise<void> {
  await keep('staff', urls.staff, ofStaff, year);
  const addUp = async (query: Query) => {
    const reader = { seen: () => sql`true`, now: new Date() };
    const centres = await query.select({ id: centre.id }).from(centre);
    const places = centres.map(({ id }) => id).sort();
    const found = await readPlacesOnDay(query, reader, 'CENTRE', places, `${year}-12-31`);
    const amounts = found.flatMap(({ placeId, indicators, facts }) =>
      amountsOfStandards(placeId, 12, indicators, facts),
    );
    return { places, amounts };
  };
  await keep('facilities', urls.facilities, { ...ofFacilities, addUp }, year);
}

/** The same of one day of each month at a centre, which had more residents than places and too few toilets. */
export function keepDays(appUrl: string, centreId: string): Promise<void> {
  const indicator = { code: 'TOILET_RATIO', active: true, operator: 'AT_MOST', threshold: 20 };
  const amounts = MONTHS.flatMap((month, at) => [
    ...amountsOfDay({ centreId, month: at + 1, isLast: true, placed: 30, nominal: 20, usable: null }),
    ...amountsOfToilets({
      ...{ centreId, month: at + 1, day: `${YEAR}-${month}-03`, placed: 30, headcount: null },
      ...{ states: ['WORKING'], indicator: indicator as StandardIndicator },
    }),
    {
      ...{ measure: 'STANDARDS_AT_END', month: at + 1, amount: 1 },
      coordinates: [centreId, indicator.code, 'NOT_MET'],
    },
  ]);
  return keep('facilities', appUrl, {
    ...ofFacilities,
    addUp: async () => ({ places: [centreId], amounts }),
  });
}
