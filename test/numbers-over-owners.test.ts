import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counted as countedResidents } from '../subgraphs/residents/dist/figures/statistics.js';
import { startGraph, type TestGraph } from './support/graph.js';
import { keepSome, keepStandards } from './support/statistics/made-edition.js';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());

const ask = (query: string) => graph.ask('analyst', query);

describe('a centre against the standards, and people for each of its staff', () => {
  const YEAR = 2024;
  const CELLS = 'cells { period value withheld categories { dimension category } }';
  type Cells = {
    value: number | null;
    withheld: string | null;
    categories: { dimension: string; category: string }[];
  }[];
  const wordIn = (one: Cells[number], of: string) =>
    one.categories.find(({ dimension }) => dimension === of)!.category;
  const ofResidents = ['PRESENCE_DAILY', 'NEEDS_24H', 'CASE_REVIEW_3M'];

  beforeAll(async () => {
    const { residents, staff, facilities } = graph.databases;
    const measures = [
      'BEFORE',
      'ARRIVALS',
      'EXITS',
      'STOCK',
      'ACCOMMODATED',
      'SCREENED_IN_TIME',
      'CHILD_NIGHTS',
    ];
    const some = [...measures, 'STANDARDS_AT_END'];
    await keepSome('residents', residents.appUrl, countedResidents, some, { year: YEAR, month: true });
    await keepStandards({ staff: staff.appUrl, facilities: facilities.appUrl }, YEAR);
  }, 60_000);

  it.each([`${YEAR}-12`, `${YEAR}`])(
    'is asked of all owners by one request, in one shape, and says of residents what plain SQL does: %s',
    async (period) => {
      const [from, until] = [period === `${YEAR}` ? `${YEAR}-01-01` : `${period}-01`, `${YEAR}-12-31`];
      const { data: centres } = await ask('{ centres { nodes { id } } }');
      const found = new Set<string>();
      for (const { id } of centres.centres.nodes as { id: string }[]) {
        const STANDARDS = `(measure: STANDARDS_AT_END, period: "${period}", by: [INDICATOR, STANDING], where: { dimension: CENTRE, category: "${id}" }) { ${CELLS} }`;
        const { data, errors } = await ask(
          `{ people: residentStatistics${STANDARDS} premises: facilityStatistics${STANDARDS} rota: staffStatistics${STANDARDS} }`,
        );
        expect(errors).toBeUndefined();
        const cells = (['people', 'premises', 'rota'] as const).flatMap(
          (owner) => data[owner].cells as Cells,
        );
        const standing = new Map(
          cells
            .filter(({ value }) => value === 1)
            .map((one) => [wordIn(one, 'INDICATOR'), wordIn(one, 'STANDING')]),
        );
        if (standing.size === 0) continue;
        expect(cells.every(({ value }) => value === 0 || value === 1)).toBe(true);
        const [row] = await graph.owners.residents`with there as (
          select stay.*, (arrived_at at time zone 'Europe/Sofia')::date as came, coalesce((departed_at at time zone 'Europe/Sofia')::date, 'infinity') as went
          from residents.stay where centre_id = ${id}),
        days as (select resident_id, day from there, generate_series(${from}::date, ${until}, '1 day') as day where day > came and day < went)
        select (select count(distinct resident_id) from there where came <= ${until} and went > ${from} and went > came)::int as people,
          (select count(*) from days)::int as days, (select count(*) from days where exists (select from residents.presence where resident_id = days.resident_id
            and status <> 'DEPARTED' and (checked_at at time zone 'Europe/Sofia')::date = day))::int as checked,
          (select count(*) from there where came between ${from} and ${until})::int as arrived,
          (select count(*) from there join residents.resident on resident.id = resident_id where came between ${from} and ${until}
            and needs_assessed_at between there.arrived_at and there.arrived_at + interval '1 day')::int as screened`;
        const { people, days, checked, arrived, screened } = row as Record<string, number>;
        const truth = {
          PRESENCE_DAILY: checked === 0 ? 'NOT_MEASURABLE' : checked === days ? 'MET' : 'NOT_MET',
          NEEDS_24H: screened === arrived ? 'MET' : 'NOT_MET',
        };
        for (const [indicator, counted] of [
          ['PRESENCE_DAILY', people!],
          ['NEEDS_24H', arrived!],
        ] as const) {
          const said = standing.get(indicator);
          if (counted <= 10) expect([indicator, id, said]).toEqual([indicator, id, 'NOT_MEASURABLE']);
          else if (said !== 'NOT_MEASURABLE')
            expect([indicator, id, said]).toEqual([indicator, id, truth[indicator]]);
          found.add(`${indicator} ${said}`);
        }
        if (data.rota.cells.length > 0)
          for (const indicator of ['STAFF_24_7', 'NIGHT_TRAINED', 'TOILET_RATIO', ...ofResidents])
            expect([...standing.keys()]).toContain(indicator);
      }
      if (period === `${YEAR}`)
        expect([...found]).toEqual(expect.arrayContaining(['PRESENCE_DAILY MET', 'NEEDS_24H NOT_MET']));
      else expect([...found]).toContain('PRESENCE_DAILY MET');
    },
  );

  it('has people and hours of two owners in one request, to be divided by whoever asks', async () => {
    const { data, errors } = await ask(`{
      people: residentStatistics(measure: STOCK, period: "${YEAR}-12", by: CENTRE) { cells { ends value centre { id } } }
      hours: staffStatistics(measure: HOURS_PLANNED, period: "${YEAR}-12", by: CENTRE) { cells { value centre { id } } }
      nights: residentStatistics(measure: CHILD_NIGHTS, period: "${YEAR}") { cells { value } } }`);
    expect(errors).toBeUndefined();
    type Placed = { value: number | null; centre: { id: string } }[];
    const hours = new Map((data.hours.cells as Placed).map(({ centre, value }) => [centre.id, value!]));
    const told = (data.people.cells as Placed).filter(({ value, centre }) => value && hours.get(centre.id));
    expect(told.length).toBeGreaterThan(0);
    for (const { value, centre } of told) {
      const [stock] = await graph.owners
        .residents`select count(*)::int as people from residents.stay where centre_id = ${centre.id}
        and arrived_at < '2024-12-31 22:00Z' and coalesce(departed_at, 'infinity') >= '2024-12-31 22:00Z'`;
      const [planned] = await graph.owners
        .staff`select round(sum(extract(epoch from least(shift.ends_at, '2024-12-31 22:00Z') - greatest(shift.starts_at, '2024-11-30 22:00Z'))) / 3600)::int as hours
        from staff.shift join staff.shift_assignment on shift_id = shift.id and state = 'PLANNED'
        where centre_id = ${centre.id} and shift.verification <> 'REFUTED' and shift.starts_at < '2024-12-31 22:00Z' and shift.ends_at > '2024-11-30 22:00Z'`;
      expect([value, hours.get(centre.id)]).toEqual([stock!['people'], planned!['hours']]);
      // Residents for each of the staff who are there in an hour of the month.
      expect((value! * 24 * 31) / hours.get(centre.id)!).toBeGreaterThan(0);
    }
    const [nights] = await graph.owners.residents`select count(*)::int as nights
      from residents.stay join residents.resident on resident.id = resident_id,
        generate_series('2024-01-01'::date, '2024-12-31', '1 day') as day
      where day >= (stay.arrived_at at time zone 'Europe/Sofia')::date and day < coalesce((stay.departed_at at time zone 'Europe/Sofia')::date, 'infinity')
        and day < date_of_birth + interval '18 years'`;
    expect(data.nights.cells[0].value).toBe(nights!['nights']);
  });
});
