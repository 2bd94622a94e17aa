import { Database } from '@mrrm/platform/database/database';
import { makeEdition } from '@mrrm/platform/statistics/make';
import type { CountedByOwner } from '@mrrm/platform/statistics/owner';
import { clerk } from '@mrrm/platform/writing/verification';
import { type CountedStay, recordsOf } from '../../../subgraphs/residents/dist/figures/rules/measures.js';
import { counted } from '../../../subgraphs/residents/dist/figures/statistics.js';
import { amountsOfShifts } from '../../../subgraphs/staff/dist/figures/rules/measures.js';
import { counted as ofStaff } from '../../../subgraphs/staff/dist/figures/statistics.js';

const YEAR = 2023;
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** Each month eighteen people come to one centre and three to another, and leave within the month. */
function staysIn([many, few]: readonly [string, string]): CountedStay[] {
  let person = 0;
  const stay = (centreId: string, month: string, more: Partial<CountedStay> = {}): CountedStay => ({
    person: (person += 1),
    centreId,
    arrivedOn: `${YEAR}-${month}-03`,
    departedOn: `${YEAR}-${month}-20`,
    departureReason: 'LEFT_WITHOUT_NOTICE',
    ageBand: 'FROM_16_TO_17',
    sex: 'MALE',
    nationality: 'SYR',
    ...more,
  });
  return MONTHS.flatMap((month) => [
    ...Array.from({ length: 18 }, () => stay(many, month)),
    ...Array.from({ length: 3 }, () => stay(few, month, { nationality: 'AFG' })),
  ]);
}

async function keep(owner: string, appUrl: string, declared: CountedByOwner): Promise<void> {
  const database = new Database({ url: appUrl, applicationName: 'editions', maximumConnections: 1 });
  const request = database.request(clerk(owner));
  await makeEdition(request, declared, { year: YEAR, months: 12 }).finally(() => request.close());
  await database.close();
}

/** Keeps an edition of a whole year in the residents' database: made as always, of invented stays, so that it takes a moment. */
export function keepEdition(appUrl: string, centres: readonly [string, string]): Promise<void> {
  const records = staysIn(centres).flatMap((stay) => recordsOf(stay, YEAR));
  const count = async () => ({ places: [...centres].sort(), records });
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
