import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Facilities, startFacilities } from '../support/facilities.js';
import { block, buildPremises, type Premises } from '../support/premises.js';

const PLACE = `mutation ($input: PlaceResidentInput!) { placeResident(input: $input) {
  placement { id startsAt endsAt verification version bed { id } resident { id } }
  userErrors { code message path severity } } }`;

let facilities: Facilities;
let here: Premises;
let elsewhere: Premises;

beforeAll(async () => {
  facilities = await startFacilities();
  here = await buildPremises(facilities.owner, 'HERE', 70);
  elsewhere = await buildPremises(facilities.owner, 'ELSEWHERE');
}, 60_000);
afterAll(() => facilities?.stop());

const newResident = () => {
  const id = newIdentifier();
  facilities.graph.known.add(id).add(here.centreId);
  return id;
};

const place = async (input: Record<string, unknown>, actor = { centres: [here.centreId] }) => {
  const full = { idempotencyKey: newIdentifier(), ...input };
  const answer = await facilities.ask(actor, PLACE, { input: full });
  return outcomeOf(answer);
};

const outcomeOf = (answer: Answer) => {
  expect(answer.errors).toBeUndefined();
  return answer.data.placeResident;
};

const refusal = (code: string, path: string, message?: string) => ({
  placement: null,
  userErrors: [
    expect.objectContaining({ code, path: ['input', path], severity: 'ERROR', ...(message && { message }) }),
  ],
});

describe('one bed, one resident', () => {
  it('lets one of fifty who want the same bed at once have it, and tells the others that it is taken', async () => {
    const bedId = here.bedIds[0]!;
    const attempts = await Promise.all(
      Array.from({ length: 50 }, () => place({ bedId, residentId: newResident() })),
    );
    const refused = attempts.filter((attempt) => attempt.placement === null);
    expect(refused).toHaveLength(49);
    for (const attempt of refused) {
      expect(attempt).toEqual(refusal('CONFLICT', 'bedId', 'This bed is taken at that time.'));
    }
    const [{ rows }] = (await facilities.owner`
      select count(*)::int as rows from facilities.placement where bed_id = ${bedId}`) as never as [
      { rows: number },
    ];
    expect(rows).toBe(1);
  });

  it('lets a resident who is sent to fifty beds at once have one', async () => {
    const residentId = newResident();
    const attempts = await Promise.all(
      here.bedIds.slice(10, 60).map((bedId) => place({ bedId, residentId })),
    );
    const refused = attempts.filter((attempt) => attempt.placement === null);
    expect(refused).toHaveLength(49);
    for (const attempt of refused) {
      expect(attempt).toEqual(
        refusal('CONFLICT', 'residentId', 'The resident already has a bed at that time.'),
      );
    }
  });

  it('refuses an overlap in the past, and allows stays that touch', async () => {
    const bedId = here.bedIds[1]!;
    await facilities.owner`insert into facilities.placement (id, bed_id, resident_id, starts_at, ends_at, end_reason)
      values (${newIdentifier()}, ${bedId}, ${newResident()}, '2024-01-01Z', '2024-02-01Z', 'DEPARTED')`;
    const early = await place({ bedId, residentId: newResident(), startsAt: '2024-01-31T23:59:59.999Z' });
    expect(early).toEqual(refusal('CONFLICT', 'bedId'));
    const touching = await place({ bedId, residentId: newResident(), startsAt: '2024-02-01T00:00:00.000Z' });
    expect(touching.placement).toMatchObject({ startsAt: '2024-02-01T00:00:00.000Z', endsAt: null });
  });

  it('takes a stay that begins in the future', async () => {
    const startsAt = new Date(Date.now() + 300 * 86_400_000).toISOString();
    const planned = await place({ bedId: here.bedIds[2], residentId: newResident(), startsAt });
    expect(planned.placement).toMatchObject({ startsAt, verification: 'VERIFIED', version: 1 });
  });
});

describe('what a placement rests on', () => {
  it('refuses a bed of another centre as if there were none', async () => {
    const residentId = newResident();
    const hidden = await place({ bedId: elsewhere.bedIds[0], residentId });
    const absent = await place({ bedId: newIdentifier(), residentId });
    expect(hidden).toEqual(refusal('NOT_FOUND', 'bedId', 'There is no such bed.'));
    expect(hidden).toEqual(absent);
  });

  it('refuses a bed that is out of service', async () => {
    const bedId = here.bedIds[3]!;
    await block(facilities.owner, bedId, '2024-05-01Z', 'broken frame');
    const outcome = await place({ bedId, residentId: newResident() });
    expect(outcome).toEqual(refusal('RULE_VIOLATION', 'bedId'));
    expect(outcome.userErrors[0].message).toContain('broken frame');
  });

  it('refuses a resident whom the owner of the residents does not know', async () => {
    const outcome = await place({ bedId: here.bedIds[4], residentId: newIdentifier() });
    expect(outcome).toEqual(refusal('NOT_FOUND', 'residentId'));
  });

  it('refuses what is no identifier', async () => {
    const outcome = await place({ bedId: 'bed', residentId: newResident() });
    expect(outcome).toEqual(refusal('BAD_USER_INPUT', 'bedId'));
  });

  it('goes on, marked as unverified, while the owner of the residents is away', async () => {
    facilities.graph.away = true;
    try {
      const outcome = await place({ bedId: here.bedIds[5], residentId: newIdentifier() });
      expect(outcome.placement).toMatchObject({ verification: 'UNVERIFIED' });
    } finally {
      facilities.graph.away = false;
    }
  });

  it('keeps the author and the SOP that was in force', async () => {
    const [sop] =
      await facilities.owner`select id from facilities.cooperation_sop where centre_id = ${here.centreId}`;
    const { placement } = await place({ bedId: here.bedIds[6], residentId: newResident() });
    const [row] = await facilities.owner`select recorded_by_subject, recorded_by_organisation, sop_id
      from facilities.placement where id = ${placement.id}`;
    expect(row).toEqual({
      recorded_by_subject: 'registrar-1',
      recorded_by_organisation: 'STATE',
      sop_id: sop!['id'],
    });
  });
});

describe('a repeated write', () => {
  it('refuses a key that was used for another act', async () => {
    const idempotencyKey = newIdentifier();
    await place({ idempotencyKey, bedId: here.bedIds[7], residentId: newResident() });
    const other = await place({ idempotencyKey, bedId: here.bedIds[8], residentId: newResident() });
    expect(other).toEqual(refusal('CONFLICT', 'idempotencyKey'));
  });

  it('answers as the first time and writes nothing', async () => {
    const input = { idempotencyKey: newIdentifier(), bedId: here.bedIds[9], residentId: newResident() };
    const first = await place(input);
    expect(first.userErrors).toEqual([]);
    expect(await place(input)).toEqual(first);
  });
});
