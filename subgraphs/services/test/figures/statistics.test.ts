import { Database } from '@mrrm/platform/database/database';
import { buildEdition } from '@mrrm/platform/statistics/edition';
import { makeEdition } from '@mrrm/platform/statistics/make';
import { reportOn } from '@mrrm/platform/statistics/report';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { clerk } from '@mrrm/platform/writing/chore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../../../../test/support/statements/collect.js';
import { type CountedService, recordsOf, serviceMeasures } from '../../src/figures/rules/measures.js';
import { counted } from '../../src/figures/statistics.js';
import {
  type Counselling,
  ELSEWHERE,
  HERE,
  provider,
  residents,
  startCounselling,
} from '../support/counselling.js';

const YEAR = 2023;
let world: Counselling;
let database: Database;
beforeAll(async () => {
  world = await startCounselling();
  const { owner: sql, appUrl } = world.services;
  database = new Database({
    ...{ url: appUrl, applicationName: 'editions', maximumConnections: 1 },
    onStatement: (text) => collect('services', text),
  });
  const [legal, elsewhere] = [newIdentifier(), newIdentifier()];
  for (const [id, centre, name] of [
    [legal, HERE, 'LEGAL_AID'],
    [elsewhere, ELSEWHERE, 'PSYCHOSOCIAL_SUPPORT'],
  ] as const)
    await sql`insert into services.service_offer (id, centre_id, organisation, function, name)
      values (${id}, ${centre}, 'IOM', ${name}, ${name})`;
  const met = async (
    offer: string,
    centre: string,
    who: readonly string[],
    at: string,
    verification = 'VERIFIED',
  ) => {
    for (const resident of who)
      await sql`insert into services.session (id, offer_id, resident_id, centre_id, organisation, provider_id, started_at, verification)
        values (${newIdentifier()}, ${offer}, ${resident}, ${centre}, 'IOM', ${provider}, ${at}, ${verification})`;
  };
  await met(world.offerId, HERE, residents, '2023-01-10T10:00:00Z');
  await met(world.offerId, HERE, residents.slice(0, 14), '2023-01-31T23:30:00Z');
  await met(world.offerId, HERE, residents.slice(0, 3), '2023-03-10T10:00:00Z');
  await met(legal, HERE, residents.slice(0, 25), '2023-02-20T10:00:00Z');
  // Five had nothing else: with the total it would be known.
  await met(legal, HERE, Array.from({ length: 5 }, newIdentifier), '2023-02-20T10:00:00Z');
  await met(elsewhere, ELSEWHERE, residents.slice(30), '2023-02-01T10:00:00Z');
  await met(elsewhere, ELSEWHERE, [newIdentifier()], '2023-02-01T10:00:00Z', 'REFUTED');
  for (const [at, resident] of residents.entries())
    await sql`insert into services.referral (id, resident_id, centre_id, function, from_organisation, to_organisation, reason, state, opened_at,
        answered_at, closed_at, outcome, failure_reason)
      values (${newIdentifier()}, ${resident}, ${HERE}, 'LEGAL_AID', 'IOM', 'STATE', 'none', ${at < 15 ? 'DONE' : 'REJECTED'}, '2023-02-01T10:00:00Z',
        '2023-02-02T10:00:00Z', '2023-04-02T10:00:00Z', ${at < 15 ? 'SUCCESSFUL' : null}, ${at < 15 ? null : at < 17 ? 'CLIENT_REFUSED' : 'LACK_OF_CAPACITY'})`;
  // All asked; twenty were met on the day, by the clock of Sofia, 25 five days later and once more, five never.
  for (const [at, resident] of residents.entries()) {
    const asked = newIdentifier();
    await sql`insert into services.service_request (id, resident_id, offer_id, requested_at)
      values (${asked}, ${resident}, ${world.offerId}, '2023-05-02T21:30:00Z')`;
    for (const day of at < 20 ? ['2023-05-03'] : at < 45 ? ['2023-05-08', '2023-06-20'] : [])
      await sql`insert into services.session (id, offer_id, resident_id, centre_id, organisation, provider_id, request_id, started_at)
        values (${newIdentifier()}, ${world.offerId}, ${resident}, ${HERE}, 'IOM', ${provider}, ${asked}, ${`${day}T10:00:00Z`})`;
  }
  for (const [from, until] of [
    [0, 30],
    [10, 40],
  ] as const) {
    const activity = newIdentifier();
    await sql`insert into services.group_activity (id, offer_id, centre_id, title, starts_at, ends_at)
      values (${activity}, ${world.offerId}, ${HERE}, 'Football', '2023-07-05T15:00:00Z', '2023-07-05T16:00:00Z')`;
    for (const [at, resident] of residents.entries())
      await sql`insert into services.attendance (id, activity_id, resident_id, state)
        values (${newIdentifier()}, ${activity}, ${resident}, ${at >= from && at < until ? 'ATTENDED' : 'ABSENT'})`;
  }
  // Each paid for once in March, one of them twice; one bill was voided, and one is of somebody else.
  for (const [at, resident] of residents.entries())
    for (const [kind, amount, currency, voided] of [
      ['MEDICINES', 2000 + at, 'EUR', false],
      ...(at < 20 ? [['DENTAL', 19_558, 'BGN', false] as const] : []),
      ...(at === 30
        ? [['SURGERY', 400_000, 'EUR', false] as const, ['DENTAL', 900, 'EUR', true] as const]
        : []),
    ] as const)
      await sql`insert into services.medical_payment (id, resident_id, centre_id, organisation, kind, care_at, paid_on, amount_minor, currency, provider,
          voided_at, voiding_reason)
        values (${newIdentifier()}, ${resident}, ${HERE}, 'IOM', ${kind}, '2023-03-01T10:00:00Z', '2023-03-02', ${amount}, ${currency}, 'Clinic',
          ${voided ? '2023-03-03' : null}, ${voided ? 'Twice.' : null})`;
  const request = database.request(clerk('services'));
  await makeEdition(request, counted, { year: YEAR, months: 12 });
  await request.close();
}, 60_000);
afterAll(async () => {
  await database?.close();
  await world?.services.stop();
});

const analyst = (centres: string[] = []) => ({
  organisation: 'IOM',
  role: 'ANALYST',
  purpose: 'STATISTICS',
  centres,
});
const ask = async (words: string, actor: object = analyst()) => {
  const { data, errors } = await world.services.ask(
    actor,
    `{ serviceStatistics(${words}) { openPeriods cells { value withheld centre { id } categories { category word { label } } opens { period } } } }`,
  );
  return { table: data?.serviceStatistics, errors };
};
const values = (table: { cells: { value: number | null }[] }) => table.cells.map(({ value }) => value);

describe('numbers of services', () => {
  it('count people as plain SQL does, by the days of the centre, without what was said not to be so', async () => {
    const [row] = await world.services.owner`select count(distinct resident_id)::int as people,
      count(distinct resident_id) filter (where centre_id = ${HERE})::int as here from services.session where verification <> 'REFUTED'`;
    const year = await ask('measure: SERVED, period: "2023"');
    const byCentre = await ask('measure: SERVED, period: "2023", by: CENTRE');
    expect(year.errors).toBeUndefined();
    expect(values(year.table)).toEqual([row!['people']]);
    const here = byCentre.table.cells.find(({ centre }: { centre: { id: string } }) => centre.id === HERE);
    expect(here.value).toBe(row!['here']);
    // The last session of January was in February, by the clock of Sofia.
    const months = await ask(
      'measure: SERVED, period: "2023", each: MONTH, where: [{ dimension: FUNCTION, category: "PSYCHOSOCIAL_SUPPORT" }]',
    );
    // Of January it is not told that nobody had anything else.
    expect(values(months.table).slice(0, 3)).toEqual([null, 34, null]);
  });

  it('withhold few, and whoever had no service of a kind when they are few', async () => {
    const functions = await ask('measure: SERVED, period: "2023", by: FUNCTION');
    const of = (name: string) =>
      functions.table.cells.find(
        ({ categories }: { categories: { category: string }[] }) => categories[0]!.category === name,
      );
    // Of 55 people 50 had psychosocial support.
    expect(of('PSYCHOSOCIAL_SUPPORT')).toMatchObject({
      value: null,
      withheld: 'COMPLEMENT',
      opens: { period: '2023' },
    });
    expect(of('LEGAL_AID')).toMatchObject({ value: 30, categories: [{ word: { label: 'Legal aid' } }] });
    const ends = await ask('measure: REFERRAL_ENDED, period: "2023", by: REFERRAL_END');
    const ended = new Map(
      ends.table.cells.map(
        ({
          value,
          withheld,
          categories,
        }: {
          value: number;
          withheld: string;
          categories: { category: string }[];
        }) => [categories[0]!.category, value ?? withheld],
      ),
    );
    // Each of fifty had one of the ends: by the two large ones it would be known that two at least refused.
    expect([ended.get('SUCCESSFUL'), ended.get('LACK_OF_CAPACITY')]).toEqual(['COMPLEMENT', 33]);
    expect(['SMALL', 'COMPLEMENT']).toContain(ended.get('CLIENT_REFUSED'));
    const referred = await ask('measure: REFERRED, period: "2023-02"');
    expect(values(referred.table)).toEqual([50]);
  });

  it('tell of consultations one number of a year, to nobody who sees single centres', async () => {
    const [row] = await world.services.owner`select count(*)::int as consultations from services.session
      join services.service_offer on service_offer.id = offer_id where function in ('COUNSELLING', 'PSYCHOSOCIAL_SUPPORT') and session.verification <> 'REFUTED'`;
    const year = await ask('measure: CONSULTATIONS, period: "2023"');
    expect(values(year.table)).toEqual([row!['consultations']]);
    for (const words of [
      'period: "2023-Q1"',
      'period: "2023", each: MONTH',
      'relative: LAST_MONTH',
      'period: "2023", by: CENTRE',
    ])
      expect((await ask(`measure: CONSULTATIONS, ${words}`)).errors?.[0]?.extensions.code, words).toBe(
        'BAD_USER_INPUT',
      );
    const [own, all] = [
      await ask('measure: SERVED, period: "2023", by: CENTRE', analyst([HERE])),
      await ask('measure: CONSULTATIONS, period: "2023"', analyst([HERE])),
    ];
    expect(own.table.cells.map(({ centre }: { centre: { id: string } }) => centre.id)).toEqual([HERE]);
    expect(all.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('tell who asked for a service and how long they waited, each once by the first session, and who came to activities', async () => {
    expect(values((await ask('measure: REQUESTED, period: "2023"')).table)).toEqual([50]);
    const waited = await ask('measure: REQUEST_MET, period: "2023", by: MET_AFTER');
    expect(
      waited.table.cells.map((one: { value: number | null; categories: { category: string }[] }) => [
        one.categories[0]!.category,
        one.value,
      ]),
    ).toEqual([
      ['SAME_DAY', 20],
      ['FROM_1_TO_3', null],
      ['FROM_4_TO_7', 25],
      ['FROM_8_TO_30', null],
      ['OVER_30', null],
    ]);
    expect(values((await ask('measure: REQUEST_MET, period: "2023-05"')).table)).toEqual([45]);
    // Each came to one or two of them, or to none.
    expect(values((await ask('measure: ATTENDED, period: "2023-07"')).table)).toEqual([40]);
    expect(values((await ask('measure: ATTENDANCES, period: "2023"')).table)).toEqual([60]);
    const activities = await ask('measure: ACTIVITIES, period: "2023-07", by: [CENTRE, FUNCTION]');
    expect(activities.table.cells.filter(({ value }: { value: number }) => value > 0)).toMatchObject([
      { value: 2, centre: { id: HERE } },
    ]);
  });

  it('tell of all other sessions one number of a year, which with the consultations is all', async () => {
    const [row] = await world.services
      .owner`select count(*)::int as sessions from services.session where verification <> 'REFUTED'`;
    const [one, other] = await Promise.all(
      ['CONSULTATIONS', 'OTHER_SESSIONS'].map((name) => ask(`measure: ${name}, period: "2023"`)),
    );
    expect(values(one!.table)[0]! + values(other!.table)[0]!).toBe(row!['sessions']);
  });

  it('tell of what was paid the people, the payments and the euros, but not where one bill is more than half', async () => {
    const byKind = async (measure: string) => {
      const { table } = await ask(`measure: ${measure}, period: "2023", by: PAID_CARE`);
      type Cell = { categories: { category: string }[]; value: number; withheld: string };
      const cells: Cell[] = table.cells;
      return Object.fromEntries(
        ['MEDICINES', 'DENTAL', 'SURGERY'].map((kind) => {
          const { value, withheld } = cells.find(({ categories }) => categories[0]!.category === kind)!;
          return [kind, value ?? withheld];
        }),
      );
    };
    expect(await byKind('PAID_FOR')).toEqual({ MEDICINES: 'COMPLEMENT', DENTAL: 20, SURGERY: 'SMALL' });
    const payments = await byKind('PAYMENTS');
    // Of the whole without the two it would be known what the operation of one was.
    expect([payments['MEDICINES'], payments['DENTAL']].filter((one) => typeof one === 'number')).toHaveLength(
      1,
    );
    expect(values((await ask('measure: PAYMENTS, period: "2023"')).table)).toEqual([71]);
    expect(await byKind('AMOUNT_PAID')).toMatchObject({ DENTAL: 2000, SURGERY: 'SMALL' });
    expect((await ask('measure: AMOUNT_PAID, period: "2023"')).table.cells).toMatchObject([
      { value: null, withheld: 'DOMINANCE' },
    ]);
    expect(values((await ask('measure: PAID_FOR, period: "2023-03"')).table)).toEqual([50]);
    expect((await ask('measure: AMOUNT_PAID, period: "2023-03"')).errors?.[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('tell sessions by centre, by function and by month of a closed year, as plain SQL counts them', async () => {
    for (const [by, word] of [
      ['CENTRE', 'session.centre_id'],
      ['FUNCTION', 'function'],
      ['MONTH', `to_char(services.day_at(started_at, session.centre_id), 'MM')`],
    ] as const) {
      const rows = await world.services.owner.unsafe(
        `select ${word} as word, count(*)::int as sessions from services.session join services.service_offer on service_offer.id = offer_id
          where session.verification <> 'REFUTED' group by 1`,
      );
      const { table } = await ask(`measure: SESSIONS, period: "2023", by: ${by}`);
      const told = table.cells.filter(({ value }: { value: number | null }) => value !== null);
      expect(told.length, by).toBeGreaterThan(0);
      for (const { centre, categories, value } of told)
        expect(value, by).toBe(
          rows.find((row) => row['word'] === (centre?.id ?? categories[0].category))?.['sessions'],
        );
    }
    const { errors } = await ask('measure: SESSIONS, period: "2023", by: [CENTRE, MONTH]');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('are refused to whoever is none that counts', async () => {
    const psychologist = { organisation: 'IOM', role: 'PSYCHOLOGIST', centres: [HERE] };
    expect((await ask('measure: SERVED, period: "2023"', psychologist)).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it('are found in a catalogue like that of every owner', async () => {
    const { data } = await world.services.ask(
      analyst(),
      '{ serviceStatisticsCatalogue { editions { year months } measures { kind measure { value } dimensions { isPlace dimension { value } categories { value } } } } }',
    );
    const { measures, editions } = data.serviceStatisticsCatalogue;
    expect(editions).toEqual([{ year: YEAR, months: 12 }]);
    for (const { measure, dimensions } of measures) {
      const declared = serviceMeasures([]).find(({ name }) => name === measure.value)!;
      expect(dimensions.map((one: { dimension: { value: string } }) => one.dimension.value)).toEqual(
        declared.dimensions.map(({ name }) => name),
      );
      for (const [at, { place, categories }] of declared.dimensions.entries())
        if (!place)
          expect(dimensions[at].categories.map(({ value }: { value: string }) => value).sort()).toEqual(
            [...categories].sort(),
          );
    }
  });

  it('are safe together, as the owner’s command finds', async () => {
    const request = database.request(clerk('services'));
    const { isSafe, lines } = await reportOn(await request.read(), counted, YEAR).finally(() =>
      request.close(),
    );
    expect([isSafe, lines[0]]).toEqual([true, expect.stringContaining('1 edition,')]);
  });
});

describe('what people did', () => {
  const served = (person: number, times: number, month = 1): CountedService => ({
    ...{ measure: 'SERVED', person, centreId: HERE, month, category: 'COUNSELLING', times },
  });
  const told = async (services: CountedService[], earlier: Parameters<typeof buildEdition>[4] = []) => {
    const { figures, ground } = await buildEdition(
      serviceMeasures([HERE]),
      services.flatMap(recordsOf),
      counted.limits,
      12,
      earlier,
    );
    const { value, withheld } = figures.find(({ measure }) => measure === 'CONSULTATIONS')!;
    return { value, withheld, kept: { months: 12, figures, ...ground } };
  };
  const many = Array.from({ length: 15 }, (_, person) => served(person, 2));

  it('is told of more than ten of whom none did most of it, and stays as it was told', async () => {
    expect(await told(many)).toMatchObject({ value: 30, withheld: null });
    expect(await told(many.slice(0, 10))).toMatchObject({ value: null, withheld: 'SMALL' });
    expect(await told([...many, served(99, 31)])).toMatchObject({ value: null, withheld: 'DOMINANCE' });
    // One had 25 more: their difference would be told by a second number.
    const { kept } = await told(many);
    expect(await told([...many, served(3, 25, 2)], [kept])).toMatchObject({ value: 30, withheld: null });
  });
});
