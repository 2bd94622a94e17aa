import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { register } from '../support/residents.js';

const [SOFIA, NEW_YORK] = [newIdentifier(), newIdentifier()] as const;
const [EARLIEST, LATEST] = [newIdentifier(), newIdentifier()] as const;
/** A centre of which nothing is known before the first act there. */
const NEW = newIdentifier();
/** The last two never have the same day: 26 hours lie between their clocks. */
const ZONES: Record<string, string> = {
  [SOFIA]: 'Europe/Sofia',
  [NEW_YORK]: 'America/New_York',
  [EARLIEST]: 'Pacific/Kiritimati',
  [LATEST]: 'Etc/GMT+12',
};
const REGISTER = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) {
  resident { id } userErrors { code path } } }`;
const AGE = 'query ($id: ID!) { resident(id: $id) { age } }';

let first: OneSlice;
let residents: OneSlice;
beforeAll(async () => {
  first = await startOneSlice(slice);
  for (const [place, timeZone] of Object.entries(ZONES)) {
    const terms = { timeZone, windows: [], agreements: [] };
    await first.owner`insert into residents.known_agreement (place, terms, known_at)
      values (${place}, ${first.owner.json(terms)}, now())`;
  }
  // What the first one keeps of the places is what a second one begins with.
  residents = await startOneSlice(slice, {}, first);
  residents.graph.known.add(SOFIA).add(NEW_YORK).add(NEW);
  residents.graph.answer = (query) =>
    query.includes('TimeZoneOfCentre') ? { centre: { timeZone: 'Asia/Tokyo' } } : undefined;
}, 60_000);
afterAll(async () => {
  await residents?.stop();
  await first?.stop();
});

const actor = { centres: [...Object.keys(ZONES), NEW] };

describe('the day of the slice is that of the centre', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    return () => vi.useRealTimers();
  });

  async function registerBorn(centreId: string, dateOfBirth: string, givenName = 'Samir') {
    const input = {
      idempotencyKey: newIdentifier(),
      registrationNumber: newIdentifier().slice(9, 30),
      givenName,
      dateOfBirth,
      sex: 'MALE',
      familySituation: 'WITH_FAMILY',
      centreId,
    };
    const { data, errors } = await residents.ask(actor, REGISTER, { input });
    expect(errors).toBeUndefined();
    return data.registerResident.userErrors;
  }

  it('half an hour after midnight: a child born today can be registered, one born tomorrow cannot', async () => {
    vi.setSystemTime(new Date('2024-05-06T00:30:00+03:00'));
    const inTheFuture = [{ code: 'BAD_USER_INPUT', path: ['input', 'dateOfBirth'] }];
    expect(await registerBorn(SOFIA, '2024-05-07')).toEqual(inTheFuture);
    // It is the evening before there.
    expect(await registerBorn(NEW_YORK, '2024-05-06')).toEqual(inTheFuture);
    expect(await registerBorn(SOFIA, '2024-05-06')).toEqual([]);
    expect(await registerBorn(NEW_YORK, '2024-05-05')).toEqual([]);
  });

  it('from the first registration on at a centre of which nothing was known', async () => {
    vi.setSystemTime(new Date('2024-05-06T00:30:00+09:00'));
    expect(await registerBorn(NEW, '2024-05-06', 'Yonas')).toEqual([]);
  });

  it.each([
    ['Sofia', SOFIA, '+03:00'],
    ['New York', NEW_YORK, '-04:00'],
  ])(
    'and of somebody in %s who turns 18: 17 until midnight there, 18 from then on',
    async (_, centreId, offset) => {
      const id = await register(residents.owner, centreId, { date_of_birth: '2006-05-06' });
      const ages: number[] = [];
      for (const moment of ['2024-05-05T23:59:59', '2024-05-06T00:00:00']) {
        vi.setSystemTime(new Date(`${moment}${offset}`));
        ages.push((await residents.ask(actor, AGE, { id })).data.resident.age);
      }
      expect(ages).toEqual([17, 18]);
    },
  );
});

describe('the day of the database is that of the centre', () => {
  it('to the second, and on the clock of the deployment where no other is known', async () => {
    const nowhere = newIdentifier();
    for (const [place, midnight] of [
      [SOFIA, '2024-05-06T00:00:00+03:00'],
      [NEW_YORK, '2024-05-06T00:00:00-04:00'],
      [nowhere, '2024-05-06T00:00:00+03:00'],
    ] as const) {
      const [row] = await residents.owner`select
        residents.day_at(${midnight}::timestamptz - interval '1 second', ${place})::text as before,
        residents.day_at(${midnight}::timestamptz, ${place})::text as after`;
      expect(row).toEqual({ before: '2024-05-05', after: '2024-05-06' });
    }
  });

  it('so a representation that ends on a day reaches who lives where the day has not come, and nobody where it has', async () => {
    const REPRESENTATIVE = newIdentifier();
    const principal = 'STATE:representative-near-midnight';
    await residents.owner`insert into residents.legal_representative (id, full_name, bureau, subject)
      values (${REPRESENTATIVE}, 'Representative of a test', 'Bureau', ${principal})`;
    // Somebody whose birth is not known is a child: no birthday, and no 29 February, lies in between.
    const [day] = await residents.owner`select residents.day_at(now(), ${EARLIEST})::text as today`;
    const represented: Record<string, string> = {};
    for (const centreId of [EARLIEST, LATEST]) {
      const id = await register(residents.owner, centreId, { date_of_birth: null });
      await residents.owner`insert into residents.representation
        (id, resident_id, legal_representative_id, appointed_on, ended_on)
        values (${newIdentifier()}, ${id}, ${REPRESENTATIVE}, '2020-01-01', ${day!['today']})`;
      represented[centreId] = id;
    }
    const settings = { role: 'LEGAL_REPRESENTATIVE', principal, purpose: 'LEGAL_AID', organisation: 'STATE' };
    const byLaw = { ...settings, centres: [], allCentres: true };
    const lists =
      'query ($come: ID!, $not: ID!) { come: residents(centreId: $come) { nodes { id } } not: residents(centreId: $not) { nodes { id } } }';
    const { data } = await residents.ask(byLaw, lists, { come: EARLIEST, not: LATEST });
    expect(data).toEqual({ come: { nodes: [] }, not: { nodes: [{ id: represented[LATEST] }] } });
    // The rows alone, without the slice's own conditions.
    const rows = await residents.owner.begin(async (sql) => {
      for (const [name, value] of Object.entries({ ...settings, all_centres: 'on' }))
        await sql`select set_config(${`app.${name}`}, ${value}, true)`;
      return sql`select id from residents.resident`;
    });
    expect(rows.map(({ id }) => id)).toEqual([represented[LATEST]]);
  });
});
