import { newIdentifier } from '@mrrm/platform/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Question } from '../../../test/support/walk/questions.js';
import { type Walker, walkers } from '../../../test/support/walk/roles.js';
import { type Rule, reads, rulesOf } from '../../../test/support/walk/rules.js';
import { type Secret, walkSideDoors } from '../../../test/support/walk/side-doors.js';
import type { Model, Row } from '../../../test/support/walk/walk.js';
import { type Facilities, startFacilities } from './support/facilities.js';
import { agree, buildPremises, place } from './support/premises.js';
import { writer } from './support/writer.js';

let facilities: Facilities;
beforeAll(async () => {
  facilities = await startFacilities();
}, 60_000);
afterAll(() => facilities?.stop());

const { byGroup } = rulesOf('facilities');
const group = (name: string) => byGroup.get(name)!;
const model: Model = {
  reads({ letter, organisation, centre }, rule, row) {
    if (!reads(rule, letter) || (centre !== row.centre && centre !== 'EVERYWHERE')) return false;
    return (
      organisation === row.owner || rule.across === '!' || (rule.across === '~' && row.opens !== undefined)
    );
  },
};

const DAY = 86_400_000;
/** Somebody who comes of age in so many days. */
const bornFor = (days: number) => {
  const day = new Date(Date.now() + days * DAY).toISOString().slice(0, 10).replace('-02-29', '-02-28');
  return `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`;
};
/** Every form in which such a birthday could be told: of the birth, of the 18th, as a day or as the midnight of Sofia. */
const formsOf = (born: string) => {
  const adult = `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`;
  const eve = new Date(Date.parse(adult) - DAY).toISOString().slice(0, 10);
  return [born, `${adult}T`, `"${adult}"`, `${eve}T21:00`, `${eve}T22:00`, `${eve}T2`];
};

/** A zone for children alone; in its first room somebody who comes of age soon, in its second a child with kin. */
async function buildWorld() {
  const sql = facilities.owner;
  const premises = await buildPremises(sql, `DOORS-${newIdentifier().slice(-6).toUpperCase()}`, 4, {
    agreed: false,
    targetGroup: 'UNACCOMPANIED_CHILDREN',
  });
  const { centreId, floorId, bedIds } = premises;
  await agree(sql, centreId, ['STATE', 'IOM']);
  const [roomId, ...second] = [newIdentifier(), newIdentifier(), newIdentifier()] as [string, string, string];
  await sql`insert into facilities.room (id, floor_id, code, kind) values (${roomId}, ${floorId}, '301', 'BEDROOM')`;
  for (const [index, id] of second.entries())
    await sql`insert into facilities.bed (id, room_id, code) values (${id}, ${roomId}, ${String(index)})`;
  const household = newIdentifier();
  const soon = bornFor(60);
  const sleepers: Record<string, string> = {};
  const about = (dateOfBirth: string, householdId: string | null) => ({
    sex: 'MALE',
    dateOfBirth,
    familySituation: 'UNACCOMPANIED',
    householdId,
  });
  const sleeps = async (name: string, bed: string, dateOfBirth: string, householdId: string | null) => {
    const id = newIdentifier();
    sleepers[name] = id;
    facilities.graph.people.set(id, about(dateOfBirth, householdId));
    const placement = await place(sql, bed, id);
    await sql`update facilities.placement set person_sex = 'MALE', person_born_on = ${dateOfBirth},
      person_situation = 'UNACCOMPANIED', person_household_id = ${householdId}, person_known_at = now() where id = ${placement}`;
    return placement;
  };
  const child = bornFor(1_200);
  const placements = [
    await sleeps('soon', bedIds[0]!, soon, null),
    await sleeps('brother', second[0]!, child, household),
    await sleeps('parted', bedIds[1]!, child, household),
  ];
  const finding = { rule: 'ZONE_FOR_ITS_GROUP', level: 'ADVISED', source: 'the zone', judged_at: new Date() };
  const facts = { at: `${formsOf(soon)[3]}:00.000Z`, group: 'UNACCOMPANIED_CHILDREN' };
  await sql`insert into facilities.placement_finding ${sql({ ...finding, id: newIdentifier(), placement_id: placements[0]!, facts: sql.json(facts) as never })}`;
  const wanting = newIdentifier();
  for (const id of [wanting, ...Object.values(sleepers)]) facilities.graph.known.add(id);
  facilities.graph.known.add(centreId);
  facilities.graph.people.set(wanting, about(soon, household));
  const row: Row = { id: placements[0]!, centre: 'A', owner: 'STATE', opens: ['OPERATIONAL'] };
  const told = 'findings { rule level message source overrideReason }';
  const ask = (name: string, text: string, rule: Rule): Question => ({
    name,
    text,
    row,
    rules: [rule],
    way: [],
  });
  const days = (on: number) => new Date(Date.now() + on * DAY).toISOString();
  const suggest = (more: string) =>
    `suggestBeds(residentId: "${wanting}", centreId: "${centreId}", first: 50${more}) { rank reasons { code message squareMetresEach } ${told} bed { id } }`;
  const questions = [
    // Giving beds is for some; the model of the walk does not know it, and only looks at what is told.
    ...[
      '',
      `, until: "${days(65)}"`,
      `, until: "${days(75)}"`,
      `, from: "${days(30)}"`,
      `, from: "${days(65)}"`,
    ].map((more) => ask(`suggestBeds(${more})`, suggest(more), group('PLACING'))),
    ...placements.map((id) =>
      ask('placement', `placement(id: "${id}") { id expectedUntil ${told} }`, group('OPERATIONAL')),
    ),
    ...[0, 30, 65, 75, 120].map((on) => ({
      ...ask(
        `placementsToReview(${on})`,
        `centre(id: "${centreId}") { placementsToReview(days: ${on}, first: 200) { placement { id } ${told} } }`,
        group('OPERATIONAL'),
      ),
      way: ['placementsToReview'],
    })),
  ];
  const knows = (name: string) => (walker: Walker) =>
    walker.organisation === 'STATE' &&
    reads(group(name), walker.letter) &&
    model.reads(walker, group('OPERATIONAL'), row);
  const secrets: Secret[] = [
    {
      name: 'birthday',
      forms: formsOf(soon),
      knows: knows('PERSON_FACTS'),
      async change() {
        const other = bornFor(70);
        await sql`update facilities.placement set person_born_on = ${other} where id = ${placements[0]!}`;
        await sql`update facilities.placement_finding set facts = ${sql.json({ ...facts, at: `${formsOf(other)[3]}:00.000Z` })}
          where placement_id = ${placements[0]!}`;
        facilities.graph.people.set(wanting, about(other, household));
      },
    },
    {
      name: 'kin',
      forms: [household, 'household'],
      knows: knows('KIN'),
      async change() {
        await sql`update facilities.placement set person_household_id = ${newIdentifier()} where id = ${placements[1]!}`;
      },
    },
  ];
  const actorOf = ({ role, purpose, organisation }: Walker) => ({
    subject: `${role}-1`,
    role,
    purpose,
    organisation,
    centres: [centreId],
  });
  const asking = walkers(['STATE', 'IOM'], ['A'])
    .filter(({ centre, letter }) => centre === 'A' && letter !== 'g')
    .map((walker) => ({ walker, actor: actorOf(walker) }));
  return { premises, questions, secrets, asking, soon, child };
}

it('tells no birthday and no kin by a finding, a reason, the choice or the order of beds, or the days asked about', async () => {
  const { questions, secrets, asking } = await buildWorld();
  const { cells, differences, seen } = await walkSideDoors(facilities, model, asking, questions, secrets);
  console.log(`facilities: ${cells} cells at the side doors, ${differences.length} differences`);
  expect(differences.slice(0, 20)).toEqual([]);
  expect([...seen].sort()).toEqual(['birthday', 'kin']);
  expect(cells).toBeGreaterThan(1_000);
}, 120_000);

it('refuses everybody alike, and tells another organisation neither birthday nor kin with the refusal', async () => {
  const { premises, soon } = await buildWorld();
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
