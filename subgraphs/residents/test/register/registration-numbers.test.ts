import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { register, share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const LOOK_UP =
  'query ($n: String!) { residentsByRegistrationNumber(registrationNumber: $n) { id registrationNumber } }';
const REGISTER = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) {
  resident { registrationNumber } userErrors { code severity path message } } }`;

let residents: OneSlice;
let people: { here: string; elsewhere: string; departed: string };
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const id of [HERE, ELSEWHERE]) residents.graph.known.add(id);
  const number = { registration_number: 'BG-2024-M7' };
  people = {
    here: await register(residents.owner, HERE, { ...number, arrived_at: '2024-01-01T00:00:00Z' }),
    elsewhere: await register(residents.owner, ELSEWHERE, { ...number, arrived_at: '2024-02-01T00:00:00Z' }),
    departed: await register(residents.owner, HERE, {
      registration_number: 'BG-1',
      departed_at: '2024-03-01T00:00:00Z',
      departure_reason: 'OTHER',
    }),
  };
}, 60_000);
afterAll(() => residents?.stop());

const lookUp = (actor: object, n: string) => residents.ask(actor, LOOK_UP, { n });
const officer = { role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT', centres: [HERE, ELSEWHERE] };
const registrar = { role: 'REGISTRAR', purpose: 'CARE', centres: [HERE] };
const enter = async (more: object) => {
  const input = {
    idempotencyKey: newIdentifier(),
    registrationNumber: `N-${newIdentifier().slice(-8).toUpperCase()}`,
    givenName: 'Given',
    familyName: 'Other',
    sex: 'MALE',
    familySituation: 'UNACCOMPANIED',
    centreId: HERE,
    ...more,
  };
  return (await residents.ask(registrar, REGISTER, { input })).data.registerResident;
};

describe('looking somebody up by number', () => {
  it('is for nobody who may not read the number, and the refused guess is in the audit', async () => {
    await share(residents.owner, HERE, 'IOM', ['OPERATIONAL']);
    for (const actor of [
      { role: 'PARTNER_APPLICATION', centres: [HERE] },
      { role: 'AUDITOR', purpose: 'AUDIT', centres: [HERE] },
    ]) {
      const { data, errors } = await lookUp(actor, 'BG-1');
      expect([data.residentsByRegistrationNumber, errors![0]!.extensions.code]).toEqual([null, 'FORBIDDEN']);
      const [event] =
        await residents.owner`select event from residents.audit_event order by sequence desc limit 1`;
      expect(event!['event']).toContain('REFUSED');
    }
    // To IOM the clause opens OPERATIONAL alone: a number that is there and one that is not look the same.
    const coordinator = {
      organisation: 'IOM',
      role: 'COORDINATOR',
      purpose: 'COORDINATION',
      centres: [HERE],
    };
    const there = await lookUp(coordinator, 'BG-1');
    expect(there.data.residentsByRegistrationNumber).toEqual([]);
    expect(there).toEqual(await lookUp(coordinator, 'BG-NOBODY'));
  });

  it('finds everybody who has it and whom the reader sees, in a fixed order', async () => {
    const ids = async (actor: object) =>
      (await lookUp(actor, 'BG-2024-M7')).data.residentsByRegistrationNumber.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids(officer)).toEqual([people.elsewhere, people.here]);
    expect(await ids(registrar)).toEqual([people.here]);
  });

  it.each([' bg-1 ', 'ＢＧ－１', 'BG\u200b-1', 'BG‑1', '\u200fbg-1'])(
    'knows the number in the writing %j',
    async (n) => {
      expect((await lookUp(officer, n)).data.residentsByRegistrationNumber).toEqual([
        { id: people.departed, registrationNumber: 'BG-1' },
      ]);
    },
  );
});

describe('registering somebody', () => {
  it('keeps the number in its one form, so that another writing is no other person', async () => {
    expect((await enter({ registrationNumber: ' new-7 ' })).resident).toEqual({
      registrationNumber: 'NEW-7',
    });
    expect((await enter({ registrationNumber: 'NEW‐7' })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('says of somebody who departed from here that readmission is the way', async () => {
    const { resident, userErrors } = await enter({ registrationNumber: 'bg-1' });
    expect(resident).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'registrationNumber'] }]);
    expect(userErrors[0].message).toContain('readmitResident');
  });
});

describe('the database', () => {
  it('takes no number in another form', async () => {
    for (const registration_number of ['lower', ' X', 'X  Y', 'X\u200bY', 'Ｘ'])
      await expect(register(residents.owner, HERE, { registration_number })).rejects.toThrow(/in_its_form/);
  });
});
