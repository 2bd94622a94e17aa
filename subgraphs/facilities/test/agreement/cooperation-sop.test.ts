import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { buildPremises, type Premises } from '../support/premises.js';

let facilities: Facilities;
let here: Premises;
let elsewhere: Premises;

beforeAll(async () => {
  facilities = await startFacilities();
  here = await buildPremises(facilities.owner, 'HERE', 2, { agreed: false });
  elsewhere = await buildPremises(facilities.owner, 'ELSEWHERE', 2, { agreed: false });
}, 60_000);
afterAll(() => facilities?.stop());

interface Draft {
  centreId?: string;
  number: number;
  status?: string;
  validFrom?: string;
  validUntil?: string | null;
  organisation?: string;
}

async function draft({ centreId, number, status, validFrom, validUntil, organisation }: Draft) {
  const sql = facilities.owner;
  const id = newIdentifier();
  await sql`insert into facilities.cooperation_sop
    (id, centre_id, number, status, valid_from, valid_until, document_name, document_sha256)
    values (${id}, ${centreId ?? here.centreId}, ${number}, ${status ?? 'DRAFT'}, ${validFrom ?? '2024-01-01Z'},
      ${validUntil ?? null}, 'SOP', ${'a'.repeat(64)})`;
  await sql`insert into facilities.sop_responsibility (id, sop_id, function, organisation, level, windows, clause)
    values (${newIdentifier()}, ${id}, 'COUNSELLING', ${organisation ?? 'IOM'}, 'LEAD', '{NIGHT}', '4.2')`;
  return id;
}

const sign = (
  id: string,
) => facilities.owner`insert into facilities.sop_party (id, sop_id, organisation, signed_at)
  values (${newIdentifier()}, ${id}, 'STATE', '2023-12-01Z'), (${newIdentifier()}, ${id}, 'IOM', null)`;

let signedBefore = 100;
const SIGNED_IS_FINAL = { constraint_name: 'cooperation_sop_signed_is_final' };

describe('a signed SOP', () => {
  it.each([
    [
      'its document',
      (id: string) =>
        facilities.owner`update facilities.cooperation_sop set document_name = 'Other' where id = ${id}`,
    ],
    [
      'its start',
      (id: string) =>
        facilities.owner`update facilities.cooperation_sop set valid_from = '2023-01-01Z' where id = ${id}`,
    ],
    [
      'a later end',
      (id: string) =>
        facilities.owner`update facilities.cooperation_sop set valid_until = '2199-06-01Z' where id = ${id}`,
    ],
    [
      'its notice',
      (id: string) =>
        facilities.owner`update facilities.cooperation_sop set notice_days = 9 where id = ${id}`,
    ],
    [
      'a responsibility',
      (id: string) =>
        facilities.owner`update facilities.sop_responsibility set organisation = 'STATE' where sop_id = ${id}`,
    ],
    [
      'the loss of a responsibility',
      (id: string) => facilities.owner`delete from facilities.sop_responsibility where sop_id = ${id}`,
    ],
    [
      'a new responsibility',
      (id: string) => facilities.owner`insert into facilities.sop_responsibility
        (id, sop_id, function, organisation, level, windows, clause)
        values (${newIdentifier()}, ${id}, 'FOOD', 'IOM', 'LEAD', '{DAY}', '9')`,
    ],
    [
      'a signature',
      (id: string) =>
        facilities.owner`update facilities.sop_party set signed_at = null where sop_id = ${id} and organisation = 'STATE'`,
    ],
    [
      'the loss of a party',
      (id: string) =>
        facilities.owner`delete from facilities.sop_party where sop_id = ${id} and organisation = 'IOM'`,
    ],
    [
      'a new party',
      (id: string) => facilities.owner`insert into facilities.sop_party (id, sop_id, organisation)
        values (${newIdentifier()}, ${id}, 'PARTNER')`,
    ],
    [
      'a step back in its life',
      (id: string) =>
        facilities.owner`update facilities.cooperation_sop set status = 'DRAFT' where id = ${id}`,
    ],
    [
      'its removal',
      (id: string) => facilities.owner`delete from facilities.cooperation_sop where id = ${id}`,
    ],
  ])('refuses a change of %s', async (_, change) => {
    signedBefore += 1;
    // Each in a year of its own: agreed SOPs of one centre never overlap.
    const [validFrom, validUntil] = [2000, 2001].map((year) => `${year + signedBefore}-01-01Z`) as [
      string,
      string,
    ];
    const number = signedBefore;
    const { centreId } = elsewhere;
    const id = await draft({ centreId, number, status: 'AGREED', validFrom, validUntil });
    await sign(id);
    await expect(change(id)).rejects.toMatchObject(SIGNED_IS_FINAL);
  });

  it('takes the other signature, moves on, and ends when a new version comes', async () => {
    const sql = facilities.owner;
    const id = await draft({ centreId: elsewhere.centreId, number: 1, validUntil: '2025-01-01Z' });
    await sign(id);
    await sql`update facilities.sop_party set signed_at = '2023-12-02Z' where sop_id = ${id} and organisation = 'IOM'`;
    await sql`update facilities.cooperation_sop set status = 'AGREED' where id = ${id}`;
    await sql`update facilities.cooperation_sop set status = 'IN_FORCE' where id = ${id}`;
    await sql`update facilities.cooperation_sop set status = 'SUPERSEDED', valid_until = '2024-07-01Z' where id = ${id}`;
    await expect(
      sql`update facilities.cooperation_sop set status = 'ENDED' where id = ${id}`,
    ).rejects.toMatchObject(SIGNED_IS_FINAL);
  });
});

describe('the SOP in force', () => {
  it('is one at a time', async () => {
    const { centreId } = await buildPremises(facilities.owner, 'ONE', 2, { agreed: false });
    await draft({ centreId, number: 1, status: 'IN_FORCE', validUntil: '2025-01-01Z' });
    await expect(
      draft({ centreId, number: 2, status: 'IN_FORCE', validFrom: '2024-12-31Z' }),
    ).rejects.toMatchObject({
      constraint_name: 'cooperation_sop_one_in_force',
    });
    await draft({ centreId, number: 3, status: 'IN_FORCE', validFrom: '2025-01-01Z' });
  });

  it('says who is responsible at a moment, also in the past', async () => {
    await draft({ number: 1, status: 'SUPERSEDED', validUntil: '2024-07-01Z', organisation: 'STATE' });
    await draft({ number: 2, status: 'IN_FORCE', validFrom: '2024-07-01Z' });
    await draft({ number: 3, status: 'DRAFT', validFrom: '2024-01-01Z', organisation: 'PARTNER' });
    const { data } = await facilities.ask(
      { centres: [here.centreId] },
      `query ($id: ID!) { centre(id: $id) {
        before: responsibilities(at: "2023-12-31T23:59:59Z") { clause }
        first: responsibilities(at: "2024-06-30T23:59:59Z") { organisationCode sop { number } }
        second: responsibilities(at: "2024-07-01T00:00:00Z") {
          function organisation { code } level windows clause sop { number parties { organisationCode } } }
        sopInForce(at: "2024-07-01T00:00:00Z") { number status centre { code } }
        sops { number } } }`,
      { id: here.centreId },
    );
    expect(data.centre).toEqual({
      before: [],
      first: [{ organisationCode: 'STATE', sop: { number: 1 } }],
      second: [
        {
          function: 'COUNSELLING',
          organisation: { code: 'IOM' },
          level: 'LEAD',
          windows: ['NIGHT'],
          clause: '4.2',
          sop: { number: 2, parties: [] },
        },
      ],
      sopInForce: { number: 2, status: 'IN_FORCE', centre: { code: 'HERE' } },
      sops: [{ number: 3 }, { number: 2 }, { number: 1 }],
    });
  });
});
