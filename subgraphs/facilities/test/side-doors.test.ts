import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtAnew } from '../../../test/support/built.js';
import { startOneSlice } from '../../../test/support/one-slice/slice.js';
import { type Question, questionsOf } from '../../../test/support/walk/questions.js';
import { walkSideDoors } from '../../../test/support/walk/side-doors.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { type Facilities, startFacilities } from './support/facilities.js';
import { formsOf, model, rules, sideDoorWorld } from './support/side-door-world.js';
import { writer } from './support/writer.js';

let facilities: Facilities;
beforeAll(async () => {
  facilities = await startFacilities();
}, 60_000);
afterAll(() => facilities?.stop());

/** So many characters that a request with figures is answered within its deadline, also on a busy machine. */
const SHORT = 12_000;

/** What does not ask about rooms or numbers alone. */
const isOfPeople = ({ rules: own }: Question): boolean =>
  own.length === 0 ||
  own.some(({ group }) => !['PREMISES', 'AGREEMENTS', 'FIGURES', 'PLAIN', 'SIGN_IN'].includes(group));

it('tells no birthday and no kin by a finding, a reason, the choice or the order of beds, or the days asked about', async () => {
  const { asked, secrets, asking } = await sideDoorWorld(facilities);
  const { questions, unasked } = questionsOf((await buildSlice()).schema, rules, asked);
  expect(unasked).toEqual([]);
  const ofPeople = questions.filter(isOfPeople);
  const { cells, differences, seen } = await walkSideDoors(
    facilities,
    model,
    asking,
    ofPeople,
    secrets,
    SHORT,
  );
  console.log(`facilities: ${cells} cells at the side doors, ${differences.length} differences`);
  expect(differences.slice(0, 20)).toEqual([]);
  expect([...seen].sort()).toEqual(['birthday', 'kin']);
  expect(cells).toBeGreaterThan(3_000);
}, 120_000);

it('tells neither by a number, a standard or a place', async () => {
  const { asked, secrets, asking } = await sideDoorWorld(facilities);
  const { questions } = questionsOf((await buildSlice()).schema, rules, asked);
  const ofPlaces = questions.filter((question) => !isOfPeople(question));
  // A role of each sort: the care team, who reads no kin, and who gets figures only.
  const few = asking.filter(({ walker }) => 'cny'.includes(walker.letter));
  const { cells, differences } = await walkSideDoors(facilities, model, few, ofPlaces, secrets, SHORT);
  expect(differences.slice(0, 20)).toEqual([]);
  expect(cells).toBeGreaterThan(500);
}, 120_000);

it('finds kin when its group is open to the other organisation', async () => {
  const kin = slice.access.groups['KIN']!;
  const { across } = kin;
  kin.across = 'OPEN';
  const open = await startOneSlice(builtAnew(slice));
  try {
    const { asked, secrets, asking } = await sideDoorWorld(open);
    const { questions } = questionsOf((await buildSlice()).schema, rules, asked);
    const few = asking.filter(({ walker }) => walker.letter === 'c');
    const suggested = questions.filter(({ name }) => /suggestBeds|placementsToReview/.test(name));
    const { differences } = await walkSideDoors(open, model, few, suggested, secrets.slice(-1));
    expect(differences.join('\n')).toMatch(/CASE_MANAGER of IOM at A (finds|sees a change of) kin/);
  } finally {
    kin.across = across;
    await open.stop();
  }
});

it('refuses everybody alike, and tells another organisation neither birthday nor kin with the refusal', async () => {
  const { premises, soon } = await sideDoorWorld(facilities);
  const { centreId, bedIds } = premises;
  const as = (organisation: string) =>
    writer(facilities, { role: 'CENTRE_MANAGER', organisation, centres: [centreId] });
  const resident = (person: object) => {
    const id = newIdentifier();
    facilities.graph.known.add(id);
    facilities.graph.people.set(id, {
      sex: 'MALE',
      familySituation: 'UNACCOMPANIED',
      householdId: null,
      ...person,
    });
    return id;
  };
  const girl = () => resident({ sex: 'FEMALE', dateOfBirth: soon });
  const input = (residentId: string) => ({ residentId, bedId: bedIds[2]! });
  const told = async (organisation: string, residentId: string) =>
    (
      await as(organisation)(
        'placeResident',
        input(residentId),
        'placement { id } userErrors { code rule message opens }',
      )
    ).userErrors;
  const [own, other] = [await told('STATE', girl()), await told('IOM', girl())];
  // Whoever comes of age soon sleeps beside children: an advice, and no refusal.
  expect(own.map(({ rule }: { rule: string }) => rule)).toContain('SEXES_APART');
  expect(other).toMatchObject([
    {
      code: 'RULE_VIOLATION',
      rule: 'ROOM_NOT_SUITABLE',
      message: 'The resident and those who sleep in this room are not to share it. (The rules for bedrooms)',
    },
  ]);
  const warned = await told('IOM', resident({ dateOfBirth: soon }));
  expect(warned).toEqual([]);
  for (const form of formsOf(soon)) expect(JSON.stringify([other, warned])).not.toContain(form);
});
