import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { type Attempt, walkMessages } from '../../../test/support/walk/messages.js';
import { everybody, type Walker } from '../../../test/support/walk/roles.js';
import { rulesOf } from '../../../test/support/walk/rules.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { allow, register, unlikeName } from './support/residents.js';
import { buildWorld } from './support/walk-world.js';

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
}, 60_000);
afterAll(() => residents?.stop());

const { byGroup } = rulesOf('residents');

/** Writes about somebody of the State at A, of whom IOM knows the day's work alone, and about who stands on record at B. */
async function attempts(world: Awaited<ReturnType<typeof buildWorld>>): Promise<Attempt[]> {
  const sql = residents.owner;
  const { centres, model } = world;
  const [here, there] = [centres['A']!, centres['B']!];
  for (const id of [here, there]) residents.graph.known.add(id);
  const knows =
    (group: string, centre = 'A') =>
    (walker: Walker): boolean =>
      model.reads(walker, byGroup.get(group)!, { id: '', centre, owner: 'STATE', opens: ['OPERATIONAL'] });
  const resident = async (
    { organisation, purpose }: Walker,
    more: Record<string, string | null> = {},
    at = here,
  ) => {
    const id = await register(sql, at, { given_name: 'Canary-name', ...more });
    if (at === here && organisation === 'IOM')
      await allow(sql, id, { field_groups: ['OPERATIONAL'], purpose });
    return id;
  };
  /** Before the arrival of 2024, and before or after the birth. */
  const beforeBirth = (mutation: string, moment: string, more: object): Attempt => ({
    name: `${mutation}, at a moment before the birth`,
    mutation,
    knows: knows('IDENTITY'),
    meets: 'RULE_VIOLATION',
    async prepare(walker, isThere) {
      const born = isThere ? '2010-11-13' : '1990-02-17';
      const residentId = await resident(walker, { date_of_birth: born });
      return {
        input: { residentId, [moment]: '2001-05-01T00:00:00Z', ...more },
        hidden: ['2010-11-13', 'BIRTH', 'born', 'Canary-name'],
      };
    },
  });
  const newcomer = () => ({
    registrationNumber: `M-${newIdentifier().toUpperCase()}`,
    ...{ givenName: 'Amal', familyName: unlikeName(), dateOfBirth: '2009-03-21', sex: 'MALE' },
    ...{ familySituation: 'UNACCOMPANIED', centreId: here },
  });
  const namesake = (familyName: string, registered: string) => ({
    ...{ given_name: 'Amal', family_name: familyName, date_of_birth: '2009-03-21' },
    registration_number: registered,
  });
  return [
    beforeBirth('provideBasicAssistance', 'providedAt', { kind: 'FOOD', item: 'bread' }),
    beforeBirth('recordPresence', 'checkedAt', { status: 'PRESENT' }),
    beforeBirth('recordVulnerability', 'identifiedAt', { kind: 'DISABILITY' }),
    beforeBirth('recordConsent', 'givenAt', {
      ...{ givenBy: 'RESIDENT', modality: 'WRITTEN', language: 'ar', documentSha256: 'ab'.repeat(32) },
      ...{ fieldGroups: ['IDENTITY'], recipientOrganisation: 'CLINIC', purpose: 'CARE' },
    }),
    {
      name: 'recordConsent, by a representative whom the resident has not',
      mutation: 'recordConsent',
      knows: knows('LEGAL'),
      meets: 'RULE_VIOLATION',
      tells:
        'Nobody represented the resident on that day. Record the representation first, or who really gave the consent.',
      async prepare(walker, isThere) {
        // Somebody is appointed later: there is nobody on the day of the consent.
        const [legal, representation] = [newIdentifier(), newIdentifier()];
        const residentId = await resident(walker, { date_of_birth: '2020-01-01' });
        await sql`insert into residents.legal_representative (id, full_name, bureau) values (${legal}, 'Canary-lawyer', 'Canary-bureau')`;
        await sql`insert into residents.representation (id, resident_id, legal_representative_id, appointed_on)
          values (${representation}, ${residentId}, ${legal}, ${isThere ? '2024-03-03' : '2024-01-01'})`;
        return {
          input: {
            ...{ residentId, givenBy: 'LEGAL_REPRESENTATIVE', modality: 'WRITTEN', language: 'ar' },
            ...{
              documentSha256: 'ab'.repeat(32),
              fieldGroups: ['IDENTITY'],
              recipientOrganisation: 'CLINIC',
            },
            ...{ purpose: 'CARE', givenAt: '2024-02-02T12:00:00Z' },
          },
          hidden: [legal, representation, 'Canary-lawyer', 'Canary-bureau', '2024-03-03', '2020-01-01'],
        };
      },
    },
    {
      name: 'recordNeedsAssessment, of another version, of somebody at high risk',
      mutation: 'recordNeedsAssessment',
      knows: knows('PROTECTION'),
      meets: 'CONFLICT',
      async prepare(walker, isThere) {
        const residentId = await resident(walker, { risk_level: isThere ? 'HIGH' : null });
        return {
          input: { residentId, riskLevel: 'LOW', assessedAt: '2024-02-01T00:00:00Z', expectedVersion: 9 },
          hidden: ['HIGH', 'Canary-name'],
        };
      },
    },
    {
      name: 'registerResident, with a number that is taken at another centre',
      mutation: 'registerResident',
      knows: () => false,
      meets: 'DONE',
      async prepare(walker, isThere) {
        const input = newcomer();
        const other = isThere
          ? await resident(walker, { registration_number: input.registrationNumber }, there)
          : newIdentifier();
        return { input, hidden: [other, 'Canary-name'] };
      },
    },
    {
      name: 'correctResident, to a number that is taken at another centre',
      mutation: 'correctResident',
      knows: () => false,
      meets: 'DONE',
      async prepare(walker, isThere) {
        const registrationNumber = `N-${newIdentifier().toUpperCase()}`;
        const other = isThere
          ? await resident(walker, { registration_number: registrationNumber }, there)
          : '';
        const residentId = await resident(walker);
        const input = { residentId, expectedVersion: 1, reason: 'Misread', registrationNumber };
        return { input, hidden: [other || newIdentifier()] };
      },
    },
    {
      name: 'registerResident, of a namesake of somebody at another centre',
      mutation: 'registerResident',
      knows: knows('IDENTITY', 'B'),
      meets: 'RULE_VIOLATION',
      async prepare(walker, isThere) {
        const [familyName, registered] = [unlikeName(), `N-${newIdentifier().toUpperCase()}`];
        const input = { ...newcomer(), familyName };
        const other = isThere
          ? await resident(walker, namesake(familyName, registered), there)
          : newIdentifier();
        return { input, hidden: [other, registered] };
      },
    },
    {
      name: 'registerResident, with a number that is taken here',
      mutation: 'registerResident',
      knows: knows('IDENTITY'),
      meets: 'CONFLICT',
      // A service registers and reads no numbers.
      tells: 'This registration number is in use at this centre. Who has come back is readmitted.',
      async prepare(walker, isThere) {
        const input = newcomer();
        const other = isThere
          ? await resident(walker, { registration_number: input.registrationNumber })
          : newIdentifier();
        return { input, hidden: [other, 'Canary-name'] };
      },
    },
    {
      name: 'departResident, of somebody at another centre who has departed',
      mutation: 'departResident',
      knows: knows('OPERATIONAL', 'B'),
      meets: 'NOT_FOUND',
      async prepare(walker, isThere) {
        const left = { departed_at: '2024-04-13T00:00:00Z', departure_reason: 'TURNED_18' };
        const id = await resident(walker, left, there);
        const residentId = isThere ? id : newIdentifier();
        return {
          input: { residentId, at: '2024-05-01T00:00:00Z', reason: 'OTHER', expectedVersion: 1 },
          hidden: ['2024-04-13', 'TURNED_18', 'Canary-name'],
        };
      },
    },
  ];
}

it('tells no birth, name, risk, representative or other centre by a refusal, a conflict or a warning', async () => {
  const world = await buildWorld(residents);
  const tried = await attempts(world);
  const asking = everybody(['STATE', 'IOM'], ['A', 'B'])
    .filter(({ letter, centre }) => centre === 'A' || 'cC'.includes(letter))
    .map((walker) => ({ walker, actor: world.actorOf(walker) }));
  const { schema } = await buildSlice();
  const { cells, differences, met } = await walkMessages(residents, schema, asking, tried);
  console.log(`residents: ${cells} cells of messages, ${differences.length} differences`);
  expect(differences.slice(0, 20)).toEqual([]);
  expect([...met].sort()).toEqual(tried.map(({ name }) => name).sort());
  expect(cells).toBeGreaterThan(1_000);
}, 300_000);
