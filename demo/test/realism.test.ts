import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DatabaseSets, databaseSets, type OwnersDatabases } from '../../test/support/databases.js';
import { rulesOf } from './support/rules.js';

/** What the synthetic history of size `demo` must look like, asked of copies of the databases that one load of a run has filled. */
let sets: DatabaseSets;
let sql: OwnersDatabases['sql'];
let rulesBefore: Record<string, string[]>;

const rules = async () =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(sql).map(async ([owner, one]) => [owner, await rulesOf(one, owner)] as const),
    ),
  );

beforeAll(async () => {
  sets = databaseSets();
  sql = (await sets.fresh()).sql;
  rulesBefore = await rules();
  sql = (await sets.demo()).sql;
});
afterAll(() => sets?.stop());

const CHILDREN = `(select *, date_part('year', age(arrived_at, date_of_birth)) as age,
  extract(epoch from coalesce(departed_at, '2024-12-31T19:30Z') - arrived_at) / 86400 as days
  from residents.resident where family_situation in ('UNACCOMPANIED', 'SEPARATED')) as child`;

const numbers = async (owner: keyof OwnersDatabases['sql'], query: string) => {
  const [row] = await sql[owner].unsafe(query);
  return Object.fromEntries(Object.entries(row!).map(([name, value]) => [name, Number(value)])) as Record<
    string,
    number
  >;
};

function expectWithin(value: number | undefined, least: number, most: number) {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
}

it('has every constraint, checked, and every index that the databases had before the load', async () => {
  expect(rulesBefore['residents']!.length).toBeGreaterThan(50);
  expect(await rules()).toEqual(rulesBefore);
});

describe('children', () => {
  it('are not more than 99 % and not less than 94 % boys', async () => {
    const { boys } = await numbers('residents', `select avg((sex = 'MALE')::int) as boys from ${CHILDREN}`);
    expectWithin(boys, 0.94, 0.99);
  });

  it('are never adults, and about 0.67, 0.22 and 0.11 in the three age bands', async () => {
    const shares = await numbers(
      'residents',
      `select max(age) as oldest, avg((age >= 16)::int) as from_16, avg((age in (14, 15))::int) as from_14,
        avg((age < 14)::int) as under_14 from ${CHILDREN}`,
    );
    expect(shares['oldest']).toBeLessThan(18);
    expectWithin(shares['from_16'], 0.63, 0.71);
    expectWithin(shares['from_14'], 0.19, 0.25);
    expectWithin(shares['under_14'], 0.06, 0.17);
  });

  it('are mostly from Syria and Afghanistan, then from Morocco, Iraq, Pakistan and Iran', async () => {
    const rows = await sql.residents.unsafe(
      `select nationality from ${CHILDREN} group by nationality order by count(*) desc`,
    );
    const order = rows.map(({ nationality }) => nationality);
    expect(order.slice(0, 2).sort()).toEqual(['AFG', 'SYR']);
    expect(order.slice(2, 6).sort()).toEqual(['IRN', 'IRQ', 'MAR', 'PAK']);
  });

  it('stay with a heavy tail', async () => {
    const stay = await numbers(
      'residents',
      `select percentile_cont(0.5) within group (order by days) as median, avg(days) as mean,
        avg((days < 1)::int) as under_one, avg((days > 120)::int) as over_120 from ${CHILDREN}`,
    );
    expectWithin(stay['median'], 10, 20);
    expect(stay['mean']).toBeLessThanOrEqual(41);
    expectWithin(stay['under_one'], 0.05, 0.1);
    expectWithin(stay['over_120'], 0.02, 0.05);
  });

  it('leave without notice more often than in any other way', async () => {
    const [row] = await sql.residents.unsafe(
      `select departure_reason as reason from ${CHILDREN} where departed_at is not null
        group by departure_reason order by count(*) desc limit 1`,
    );
    expect(row).toEqual({ reason: 'LEFT_WITHOUT_NOTICE' });
  });

  it('have their needs assessed in about half of the cases', async () => {
    const { share } = await numbers(
      'residents',
      `select avg((needs_assessed_at is not null)::int) as share from ${CHILDREN}`,
    );
    expectWithin(share, 0.4, 0.6);
  });

  it('have medical assistance in 21 % of the cases in which they are there in a year', async () => {
    const { share } = await numbers(
      'residents',
      `select avg((exists (select from residents.basic_assistance
        where resident_id = child.id and kind = 'BASIC_MEDICAL_CARE' and date_part('year', provided_at) = year))::int) as share
        from ${CHILDREN} join generate_series(2019, 2024) as year
          on date_part('year', arrived_at) <= year and date_part('year', coalesce(departed_at, '2024-12-31')) >= year`,
    );
    expectWithin(share, 0.19, 0.23);
  });

  it('have 0.27 social and psychological consultations each', async () => {
    const ids = (await sql.residents.unsafe(`select id from ${CHILDREN}`)).map(({ id }) => id as string);
    const [row] = await sql.services`
      select count(*)::int as consultations from services.session
      join services.service_offer on service_offer.id = offer_id
      where function in ('COUNSELLING', 'PSYCHOSOCIAL_SUPPORT') and resident_id = any(${ids})`;
    expectWithin(row!['consultations'] / ids.length, 0.24, 0.3);
  });

  it('are never more than fifty to one representative on the last night', async () => {
    const { most } = await numbers(
      'residents',
      `select max(count) as most from (select count(*) from residents.representation
        where ended_on is null group by legal_representative_id) as open`,
    );
    expect(most).toBeLessThanOrEqual(50);
  });
});

describe('stock and flow', () => {
  it('do not contradict each other: mean stay x arrivals / 365 is within 10 % of the average stock', async () => {
    const flow = await numbers(
      'residents',
      `select avg(extract(epoch from departed_at - arrived_at) / 86400) filter (where departed_at is not null)
          * count(*) / 6 / 365.25 as expected,
        (select avg(stock) from (
          select (select count(*) from residents.resident
            where arrived_at <= day and (departed_at is null or departed_at > day)) as stock
          from generate_series('2019-01-01 12:00Z'::timestamptz, '2024-12-31 12:00Z', '1 day') as day) as days
        ) as stock from residents.resident`,
    );
    expectWithin(flow['expected']! / flow['stock']!, 0.9, 1.1);
  });

  it('are seasonal: more arrive from August to November than from January to April, in every year', async () => {
    const rows = await sql.residents`
      select extract(year from arrived_at) as year,
        count(*) filter (where extract(month from arrived_at) between 8 and 11)::int as autumn,
        count(*) filter (where extract(month from arrived_at) between 1 and 4)::int as winter
      from residents.resident group by 1`;
    expect(rows).toHaveLength(6);
    for (const { autumn, winter } of rows) expect(autumn).toBeGreaterThan(winter);
  });

  it('add up: the parts of each year, centre and family situation are the whole', async () => {
    const [row] = await sql.residents`
      select (select count(*) from residents.resident)::int as whole,
        (select sum(count) from (select count(*) from residents.resident
          group by centre_id, extract(year from arrived_at), family_situation) as part)::int as parts,
        (select count(*) from residents.resident where (departed_at is null) <> (departure_reason is null))::int as half_told`;
    expect(row).toEqual({ whole: 3000, parts: 3000, half_told: 0 });
  });
});

describe('beds', () => {
  it('never hold two residents, and no resident has two beds', async () => {
    const overlaps = (column: string) =>
      numbers(
        'facilities',
        `select count(*) from facilities.placement as one join facilities.placement as other
          on one.${column} = other.${column} and one.id < other.id
          and tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at)`,
      );
    expect(await overlaps('bed_id')).toEqual({ count: 0 });
    expect(await overlaps('resident_id')).toEqual({ count: 0 });
  });

  it('are not used before the arrival or after the departure', async () => {
    const stays = await sql.residents`select id, arrived_at, departed_at from residents.resident`;
    const byId = new Map(stays.map((stay) => [stay['id'], stay]));
    const placements = await sql.facilities`select resident_id, starts_at, ends_at from facilities.placement`;
    const wrong = placements.filter((placement) => {
      const stay = byId.get(placement['resident_id']);
      const late =
        stay?.['departed_at'] && (placement['ends_at'] ?? Number.POSITIVE_INFINITY) > stay['departed_at'];
      return !stay || placement['starts_at'] < stay['arrived_at'] || late;
    });
    expect(wrong).toEqual([]);
  });

  it('run out in the zone of Voenna Rampa on 2021-08-12, which every placement beyond them says', async () => {
    const [row] = await sql.facilities`
      select capacity.nominal, count(*)::int as children,
        count(*) filter (where placement.note like 'Zone over capacity%')::int as flagged
      from facilities.placement
        join facilities.bed on bed.id = bed_id join facilities.room on room.id = bed.room_id
        join facilities.floor on floor.id = room.floor_id join facilities.building on building.id = floor.building_id
        join facilities.safe_zone on safe_zone.building_id = building.id
        join facilities.capacity on capacity.safe_zone_id = safe_zone.id
      where safe_zone.code = 'SZ-VOENNA-RAMPA' and (floor.safe_zone_id is not null or room.kind = 'GYM')
        and tstzrange(placement.starts_at, placement.ends_at) @> '2021-08-12 20:00Z'::timestamptz
      group by capacity.nominal`;
    expect(row!['children']).toBeGreaterThan(row!['nominal']);
    expect(row!['flagged']).toBeGreaterThanOrEqual(row!['children'] - row!['nominal']);
  });
});
