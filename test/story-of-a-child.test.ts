import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { slice as facilitiesSlice } from '../subgraphs/facilities/dist/slice.js';
import { buildPremises, type Premises, place } from '../subgraphs/facilities/test/support/premises.js';
import { slice as residentsSlice } from '../subgraphs/residents/dist/slice.js';
import { program } from '../subgraphs/residents/test/support/followers.js';
import { register, share } from '../subgraphs/residents/test/support/residents.js';
import { type OneSlice, startOneSlice } from './support/one-slice/slice.js';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
/** A day of the calendar, so many days before now, in the year in which somebody was born who comes of age `years` years later. */
const bornOn = (years: number, daysAgo: number) => {
  const day = ago(daysAgo).slice(0, 10);
  return `${Number(day.slice(0, 4)) - years}${day.slice(4).replace('-02-29', '-03-01')}`;
};

let [residents, facilities] = [] as unknown as [OneSlice, OneSlice];
let [here, there] = [] as unknown as [Premises, Premises];
beforeAll(async () => {
  [residents, facilities] = await Promise.all([
    startOneSlice(residentsSlice),
    startOneSlice(facilitiesSlice),
  ]);
  here = await buildPremises(facilities.owner, 'RRC-HERE', 3);
  there = await buildPremises(facilities.owner, 'RRC-THERE', 3);
  for (const { centreId } of [here, there]) residents.graph.known.add(centreId);
  // Facilities follows what residents tells, as its program and over HTTP.
  facilities.graph.answer = (query, variables) =>
    /WhatBecameOfResidents|WhichStays/.test(query)
      ? residents
          .ask({ ...program(), allCentres: true }, query, variables)
          .then(({ data, errors }) => (errors ? { errors } : data))
      : undefined;
  await share(residents.owner, here.centreId);
}, 60_000);
afterAll(async () => {
  // First who follows.
  await facilities?.stop();
  await residents?.stop();
});

const at = (premises: Premises, more: Partial<Actor> = {}): Partial<Actor> => ({
  ...{ organisation: 'STATE', role: 'CASE_MANAGER', purpose: 'CARE', centres: [premises.centreId] },
  principal: `clerk of ${premises.centreId}`,
  ...more,
});
async function write(
  actor: Partial<Actor>,
  mutation: string,
  input: object,
  selection = 'resident { id version }',
) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await residents.ask(
    actor,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code severity } } }`,
    { input: { idempotencyKey: newIdentifier(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[mutation];
}
/** Each step is refused to these first, by these words, and then done by who may. */
async function step(
  mutation: string,
  input: object,
  { by, refused, selection }: { by: Partial<Actor>; refused: [Partial<Actor>, string][]; selection?: string },
) {
  for (const [actor, code] of refused)
    expect([mutation, (await write(actor, mutation, input, selection)).userErrors]).toMatchObject([
      mutation,
      [{ code }],
    ]);
  const done = await write(by, mutation, input, selection);
  expect(done.userErrors.filter(({ severity }: { severity: string }) => severity === 'ERROR')).toEqual([]);
  return done;
}
const find = async (actor: Partial<Actor>, centreId: string, name: string) =>
  (
    await residents.ask(
      actor,
      `query ($c: ID!, $name: String!) { residents(centreId: $c, filter: { name: $name, departed: true }) {
        nodes { id version registrationNumber } } }`,
      { c: centreId, name },
    )
  ).data?.residents?.nodes;
const read = async (actor: Partial<Actor>, id: string) =>
  (
    await residents.ask(
      actor,
      'query ($id: ID!) { resident(id: $id) { registrationNumber stays { departureReason } corrections { nodes { oldValue } } } }',
      { id },
    )
  ).data?.resident;
const CORRECTED = { nodes: expect.arrayContaining([{ oldValue: 'المصري' }]) };
/** The bed as facilities has it, once it has followed what residents tells. */
async function bedOf(placementId: string) {
  const bed = async () =>
    (await facilities.owner`select end_reason from facilities.placement where id = ${placementId}`)[0]![
      'end_reason'
    ];
  // What ends at that moment in another database of the server may hold the feed up for a moment.
  for (let round = 0; round < 20 && !(await bed()); round += 1) await facilities.verify();
  return bed();
}

it('a child leaves without notice, the bed frees itself, comes back, is recognised, moves to another centre, and comes of age', async () => {
  const iom = at(here, { organisation: 'IOM' });
  const nurse = at(here, { role: 'NURSE' });
  const [elsewhere, guard] = [at(there), at(here, { role: 'SECURITY_GUARD', purpose: 'PROTECTION' })];
  const id = await register(residents.owner, here.centreId, {
    ...{ given_name: 'محمد', family_name: 'المصري', registration_number: 'BG-1', arrived_at: ago(90) },
    // The day at the centre may be the next one already.
    date_of_birth: bornOn(18, -2),
  });
  const bed = await place(facilities.owner, here.bedIds[0]!, id, ago(89));
  const legal = newIdentifier();
  const lawyer: Partial<Actor> = {
    ...{ organisation: 'BUREAU', role: 'LEGAL_REPRESENTATIVE', purpose: 'LEGAL_AID', principal: 'lawyer' },
    ...{ allCentres: true, centres: [] },
  };
  await residents.owner`insert into residents.legal_representative (id, full_name, bureau, subject)
    values (${legal}, 'A lawyer', 'Bureau', 'lawyer')`;
  await residents.owner`insert into residents.representation (id, resident_id, legal_representative_id, appointed_on)
    values (${newIdentifier()}, ${id}, ${legal}, ${ago(80).slice(0, 10)})`;
  const naming = {
    residentId: id,
    expectedVersion: 1,
    reason: 'The passport was seen',
    familyName: 'المصرى',
  };
  await step('correctResident', naming, {
    by: at(here),
    refused: [
      [iom, 'FORBIDDEN'],
      [elsewhere, 'NOT_FOUND'],
    ],
  });

  // Leaves without notice: the bed frees itself.
  const leaving = { residentId: id, expectedVersion: 2, at: ago(40), reason: 'LEFT_WITHOUT_NOTICE' };
  await step('departResident', leaving, {
    by: at(here),
    refused: [
      [iom, 'FORBIDDEN'],
      [nurse, 'FORBIDDEN'],
      [elsewhere, 'NOT_FOUND'],
    ],
  });
  expect(await bedOf(bed)).toBe('DEPARTED');

  // Comes back after a month: found by name under another spelling and in another script, by who may read names.
  expect((await find(elsewhere, here.centreId, 'Mohamed')) ?? []).toEqual([]);
  expect(
    (await find(at(here, { role: 'AUDITOR', purpose: 'AUDIT' }), here.centreId, 'Mohamed')) ?? [],
  ).toEqual([]);
  const [found] = await find(at(here), here.centreId, 'Mohamed');
  expect(found).toEqual({ id, version: 3, registrationNumber: 'BG-1' });
  expect(await find(at(here), here.centreId, 'Мохамед')).toHaveLength(1);
  // Not a second person under the old number.
  const anew = {
    ...{ registrationNumber: 'BG-1', givenName: 'Mohamed', sex: 'MALE', familySituation: 'UNACCOMPANIED' },
    centreId: here.centreId,
  };
  expect((await write(at(here), 'registerResident', anew)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  const returning = { residentId: id, expectedVersion: found.version, arrivedAt: ago(10) };
  await step('readmitResident', returning, {
    by: at(here),
    refused: [
      [iom, 'FORBIDDEN'],
      [guard, 'FORBIDDEN'],
      [elsewhere, 'NOT_FOUND'],
    ],
  });
  expect(await read(at(here), id)).toEqual({
    registrationNumber: 'BG-1',
    stays: [{ departureReason: null }, { departureReason: 'LEFT_WITHOUT_NOTICE' }],
    corrections: CORRECTED,
  });
  const again = await place(facilities.owner, here.bedIds[1]!, id, ago(9));

  // Is transferred: asked by the one centre, agreed to and completed by the other.
  const selection = 'transfer { id version }';
  const asking = {
    residentId: id,
    toCentreCode: there.centreId,
    reason: 'School is there',
    plannedOn: ago(0).slice(0, 10),
  };
  const { transfer } = await step('transferResident', asking, {
    ...{ by: at(here), selection },
    refused: [
      [iom, 'FORBIDDEN'],
      [nurse, 'FORBIDDEN'],
      [elsewhere, 'NOT_FOUND'],
    ],
  });
  const agreeing = { transferId: transfer.id, expectedVersion: 1 };
  await step('acceptTransfer', agreeing, {
    ...{ by: at(there), selection },
    refused: [
      [at(here), 'FORBIDDEN'],
      [at(there, { organisation: 'IOM' }), 'FORBIDDEN'],
    ],
  });
  await step(
    'completeTransfer',
    { transferId: transfer.id, expectedVersion: 2 },
    {
      ...{ by: at(there), selection },
      refused: [
        [at(here), 'FORBIDDEN'],
        [at(there, { role: 'NURSE' }), 'FORBIDDEN'],
      ],
    },
  );
  expect(await bedOf(again)).toBe('DEPARTED');
  expect(await read(at(here), id)).toBeNull();
  expect(await read(iom, id)).toBeNull();
  expect(await read(at(there), id)).toMatchObject({
    registrationNumber: 'BG-1',
    stays: [{}, { departureReason: 'TRANSFERRED' }, { departureReason: 'LEFT_WITHOUT_NOTICE' }],
    corrections: CORRECTED,
  });

  // Turns 18: who spoke for the child does so no longer, without a job or an entry. Three days go by.
  expect(await read(lawyer, id)).toMatchObject({ registrationNumber: 'BG-1' });
  await residents.owner`update residents.resident set date_of_birth = date_of_birth - 3 where id = ${id}`;
  expect(await read(lawyer, id)).toBeNull();
  expect(await read(at(there), id)).toMatchObject({ registrationNumber: 'BG-1' });
}, 120_000);
