import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { buildPremises, type Premises } from '../support/premises.js';
import { writer } from '../support/writer.js';

let facilities: Facilities;
let here: Premises;
let elsewhere: Premises;
let write: ReturnType<typeof writer>;
let away: ReturnType<typeof writer>;

beforeAll(async () => {
  facilities = await startFacilities();
  here = await buildPremises(facilities.owner, 'HERE');
  elsewhere = await buildPremises(facilities.owner, 'ELSEWHERE');
  write = writer(facilities, { role: 'CULTURAL_MEDIATOR', centres: [here.centreId] });
  away = writer(facilities, { role: 'CULTURAL_MEDIATOR', centres: [elsewhere.centreId] });
}, 60_000);
afterAll(() => facilities?.stop());

const refused = (code: string, path: string) => [
  expect.objectContaining({ code, path: ['input', ...path.split('.')] }),
];

describe('house rules', () => {
  const publish = (more: object = {}) =>
    write(
      'publishHouseRules',
      {
        centreId: here.centreId,
        language: 'en',
        title: 'Rules',
        text: 'Quiet.',
        validFrom: '2024-01-01',
        ...more,
      },
      'houseRules { id version validFrom validUntil }',
    );
  const read = async (language: string, on: string, fallback = 'en') => {
    const { data, errors } = await facilities.ask(
      { role: 'NURSE', centres: [here.centreId] },
      `query ($id: ID!, $language: String!, $on: LocalDate, $fallback: String!) { centre(id: $id) {
        houseRules(language: $language, on: $on, fallback: $fallback) { language isFallback text } } }`,
      { id: here.centreId, language, on, fallback },
    );
    return errors ? errors[0]!.extensions.code : data.centre.houseRules;
  };

  it('are refused to other roles, at another centre, in no language, and without a text', async () => {
    const guard = writer(facilities, { role: 'NURSE', centres: [here.centreId] });
    const input = { centreId: here.centreId, language: 'en', title: 'Rules', text: 'Quiet.' };
    expect((await guard('publishHouseRules', input)).userErrors[0].code).toBe('FORBIDDEN');
    expect((await publish({ centreId: elsewhere.centreId })).userErrors).toEqual(
      refused('NOT_FOUND', 'centreId'),
    );
    expect((await publish({ language: 'English' })).userErrors).toEqual(
      refused('BAD_USER_INPUT', 'language'),
    );
    expect((await publish({ text: ' ' })).userErrors).toEqual(refused('BAD_USER_INPUT', 'text'));
    expect(await read('en', '2024-06-01')).toBeNull();
    expect(await read("' or 1=1", '2024-06-01')).toBe('BAD_USER_INPUT');
  });

  it('follow one another, and fall back to a named language, saying so', async () => {
    const first = await publish();
    expect(first.userErrors).toEqual([]);
    expect((await publish()).userErrors).toEqual(refused('BAD_USER_INPUT', 'validFrom'));
    await publish({ validFrom: '2024-05-01', text: 'Quiet after ten.' });
    await publish({ language: 'ar', text: 'هدوء' });
    expect(await read('en', '2024-04-30')).toEqual({ language: 'en', isFallback: false, text: 'Quiet.' });
    expect(await read('en', '2024-05-01')).toMatchObject({ text: 'Quiet after ten.' });
    expect(await read('ar', '2024-05-01')).toEqual({ language: 'ar', isFallback: false, text: 'هدوء' });
    expect(await read('fr', '2024-05-01')).toMatchObject({ language: 'en', isFallback: true });
    expect(await read('fr', '2024-05-01', 'ar')).toMatchObject({ language: 'ar', isFallback: true });
    expect(await read('en', '2023-12-31')).toBeNull();
  });

  it('are withdrawn by who saw their latest version, once', async () => {
    const { houseRules } = await publish({ language: 'bg', text: 'Тишина.' });
    const end = { houseRulesId: houseRules.id, expectedVersion: 1, on: '2024-02-01' };
    const withdraw = (more: object = {}) => write('withdrawHouseRules', { ...end, ...more });
    expect((await withdraw({ expectedVersion: 5 })).userErrors).toEqual(
      refused('CONFLICT', 'expectedVersion'),
    );
    expect((await withdraw({ on: '2023-01-01' })).userErrors).toEqual(refused('BAD_USER_INPUT', 'on'));
    expect((await away('withdrawHouseRules', end)).userErrors).toEqual(refused('NOT_FOUND', 'houseRulesId'));
    expect((await withdraw()).userErrors).toEqual([]);
    expect((await withdraw({ expectedVersion: 2 })).userErrors).toEqual(refused('CONFLICT', 'houseRulesId'));
    expect(await read('bg', '2024-01-31')).toMatchObject({ isFallback: false });
    expect(await read('bg', '2024-02-01')).toMatchObject({ isFallback: true });
  });
});

describe('notices', () => {
  const texts = [
    { language: 'en', title: 'Water', text: 'No water from 10 to 12.' },
    { language: 'fr', title: 'Eau', text: 'Pas d’eau de 10 à 12 heures.' },
  ];
  const publish = (more: object = {}) =>
    write(
      'publishNotice',
      {
        centreId: here.centreId,
        audience: 'EVERYBODY',
        startsAt: '2024-01-01T00:00:00Z',
        endsAt: '2024-01-02T00:00:00Z',
        texts,
        ...more,
      },
      'notice { id version language languages isFallback }',
    );
  const shown = async (at: string, language = 'fr') => {
    const { data } = await facilities.ask(
      { role: 'NURSE', centres: [here.centreId] },
      `query ($id: ID!, $at: DateTimeISO, $language: String!) { centre(id: $id) {
        notices(at: $at, language: $language) { id language isFallback title } } }`,
      { id: here.centreId, at, language },
    );
    return data.centre.notices;
  };

  it('are refused without a text, with two in one language, and with an end before the start', async () => {
    expect((await publish({ texts: [] })).userErrors).toEqual(refused('BAD_USER_INPUT', 'texts'));
    const twice = [texts[0], texts[0]];
    expect((await publish({ texts: twice })).userErrors).toEqual(refused('BAD_USER_INPUT', 'texts'));
    const wrong = [{ ...texts[0], language: 'x' }];
    expect((await publish({ texts: wrong })).userErrors).toEqual(
      refused('BAD_USER_INPUT', 'texts.0.language'),
    );
    const early = await publish({ endsAt: '2023-01-01T00:00:00Z' });
    expect(early.userErrors).toEqual(refused('BAD_USER_INPUT', 'endsAt'));
    expect((await publish({ centreId: elsewhere.centreId })).userErrors).toEqual(
      refused('NOT_FOUND', 'centreId'),
    );
  });

  it('are shown from their start until their end, in the language asked for or with a word that it is not', async () => {
    const input = { idempotencyKey: newIdentifier() };
    const { notice } = await publish(input);
    expect(await publish(input)).toMatchObject({ notice: { id: notice.id } });
    expect(notice).toMatchObject({ language: 'en', languages: ['en', 'fr'], isFallback: false });
    expect(await shown('2024-01-01T12:00:00Z')).toEqual([
      { id: notice.id, language: 'fr', isFallback: false, title: 'Eau' },
    ]);
    expect(await shown('2024-01-01T12:00:00Z', 'ps')).toMatchObject([{ language: 'en', isFallback: true }]);
    expect(await shown('2023-12-31T23:59:59Z')).toEqual([]);
    expect(await shown('2024-01-02T00:00:00Z')).toEqual([]);
  });

  it('are withdrawn once, by who saw their latest version, and are shown no more', async () => {
    const { notice } = await publish({ endsAt: null, startsAt: '2024-06-01T00:00:00Z' });
    const end = { noticeId: notice.id, expectedVersion: 1 };
    const stale = await write('withdrawNotice', { ...end, expectedVersion: 2 });
    expect(stale.userErrors).toEqual(refused('CONFLICT', 'expectedVersion'));
    expect((await away('withdrawNotice', end)).userErrors).toEqual(refused('NOT_FOUND', 'noticeId'));
    expect((await write('withdrawNotice', end)).userErrors).toEqual([]);
    const again = await write('withdrawNotice', { ...end, expectedVersion: 2 });
    expect(again.userErrors).toEqual(refused('CONFLICT', 'noticeId'));
    expect(await shown('2199-01-01T00:00:00Z')).toEqual([]);
    expect(await shown('2024-06-02T00:00:00Z')).toHaveLength(1);
  });
});
