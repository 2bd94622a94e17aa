import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExplainedSlice, grown, type Ran, startExplained } from '../../../../test/support/plans.js';
import { slice } from '../../src/slice.js';
import { addPast } from '../support/past.js';
import { register, share } from '../support/residents.js';

const [HERE, ZONE] = [newIdentifier(), newIdentifier()];

let residents: ExplainedSlice;
let here: string[];
beforeAll(async () => {
  residents = await startExplained(slice);
  residents.graph.known.add(HERE).add(ZONE);
  here = await Promise.all(
    Array.from({ length: 20 }, () =>
      register(residents.owner, HERE, { safe_zone_id: ZONE, arrived_at: '2020-01-01T00:00:00Z' }),
    ),
  );
  await share(residents.owner, HERE);
}, 60_000);
afterAll(() => residents?.stop());

const NEWCOMERS = [
  ['Ahmad', 'Karimi', '2009-03-04', 'MALE'],
  ['Layla', 'Haddad', '2007-11-20', 'FEMALE'],
  ['Yusuf', 'Osman', '2010-06-17', 'MALE'],
  ['Mina', 'Rezai', '2008-01-25', 'FEMALE'],
];

/** Somebody arrives, is counted alone and with everybody, leaves and comes back. */
async function writeAll(): Promise<Map<string, Ran>> {
  residents.ran();
  const done = async (mutation: string, input: object, selection: string) => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await residents.ask(
      { centres: [HERE] },
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code path message } } }`,
      { input: { idempotencyKey: newIdentifier(), ...input } },
    );
    expect([mutation, errors]).toEqual([mutation, undefined]);
    expect([mutation, data[mutation].userErrors]).toEqual([mutation, []]);
    return data[mutation];
  };
  const [givenName, familyName, dateOfBirth, sex] = NEWCOMERS.pop()!;
  const { resident } = await done(
    'registerResident',
    {
      registrationNumber: `W-${familyName}`,
      givenName,
      familyName,
      dateOfBirth,
      sex,
      nationality: 'AFG',
      languages: ['ps'],
      familySituation: 'UNACCOMPANIED',
      centreId: HERE,
      safeZoneId: ZONE,
    },
    'resident { id version }',
  );
  await done('recordPresence', { residentId: resident.id, status: 'PRESENT' }, 'presence { id }');
  const entries = here.map((residentId) => ({ residentId, status: 'PRESENT' }));
  await done('recordPresences', { centreId: HERE, entries }, 'recorded absent { status }');
  await done(
    'departResident',
    { residentId: resident.id, expectedVersion: resident.version, reason: 'TRANSFERRED' },
    'resident { id version }',
  );
  await residents.verify();
  return residents.ran();
}

it('registers, counts and lets go by who is there, and reads none of the checks and stays of years before', async () => {
  await addPast(residents.owner, HERE, { zone: ZONE, here, year: 2020, departed: 60, days: 30 });
  await writeAll();
  const before = await writeAll();
  await addPast(residents.owner, HERE, { zone: ZONE, here, year: 2021, departed: 600, days: 300 });
  await writeAll();
  const after = await writeAll();
  expect(after.size).toBeGreaterThan(20);
  // Nobody knows how many names wait to be folded: in so small a register PostgreSQL rather reads all of it.
  expect(grown(before, after).filter((text) => !text.includes('name_to_fold'))).toEqual([]);
});
