import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Asked } from '../../../../test/support/walk/questions.js';
import { everybody, reaches, type Walker } from '../../../../test/support/walk/roles.js';
import { isOpen, reads, rulesOf } from '../../../../test/support/walk/rules.js';
import type { Secret } from '../../../../test/support/walk/side-doors.js';
import type { Model, Row } from '../../../../test/support/walk/walk.js';
import type { Facilities } from './facilities.js';
import { agree, buildPremises, place } from './premises.js';

const { byField, byGroup } = rulesOf('facilities');
export const rules = byField;
const group = (name: string) => byGroup.get(name)!;
export const model: Model = {
  reads(walker, rule, row) {
    const { letter, organisation } = walker;
    if (!reads(rule, letter) || !reaches(walker, row.centre)) return false;
    return organisation === row.owner || isOpen(rule) || (rule.across === '~' && row.opens !== undefined);
  },
};

const DAY = 86_400_000;
/** Somebody who comes of age in so many days. */
const bornFor = (days: number) => {
  const day = new Date(Date.now() + days * DAY).toISOString().slice(0, 10).replace('-02-29', '-02-28');
  return `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`;
};
/** Every form in which such a birthday could be told: of the birth, of the 18th, as a day or as the midnight of Sofia. */
export const formsOf = (born: string) => {
  const adult = `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`;
  const eve = new Date(Date.parse(adult) - DAY).toISOString().slice(0, 10);
  return [born, `${adult}T`, `"${adult}"`, `${eve}T21:00`, `${eve}T22:00`, `${eve}T2`];
};

/** A zone for children alone; in its first room somebody who comes of age soon, in its second a child with kin. */
export async function sideDoorWorld(facilities: Facilities) {
  const sql = facilities.owner;
  const premises = await buildPremises(sql, `DOORS-${newIdentifier().slice(-6).toUpperCase()}`, 4, {
    agreed: false,
    targetGroup: 'UNACCOMPANIED_CHILDREN',
  });
  const { centreId, floorId, bedIds } = premises;
  const sop = await agree(sql, centreId, ['STATE', 'IOM']);
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
  const days = (on: number) => `"${new Date(Date.now() + on * DAY).toISOString()}"`;
  const on = (number: number) => `"${new Date(Date.now() + number * DAY).toISOString().slice(0, 10)}"`;
  const [unit, shelter, work, inspection] = [
    newIdentifier(),
    newIdentifier(),
    newIdentifier(),
    newIdentifier(),
  ] as [string, string, string, string];
  await sql`insert into facilities.shelter (id, centre_id, code, name) values (${shelter}, ${centreId}, ${`S-${shelter.toUpperCase()}`}, 'Shelter')`;
  await sql`insert into facilities.sanitary_unit (id, centre_id, building_id, floor_id, code, kind, access)
    values (${unit}, ${centreId}, ${premises.buildingId}, ${floorId}, 'U-1', 'TOILET', 'ALL')`;
  await sql`insert into facilities.work_order (id, centre_id, title, state, requested_by, opened_on)
    values (${work}, ${centreId}, 'Repair', 'REQUESTED', 'STATE', '2024-03-01')`;
  await sql`insert into facilities.inspection (id, centre_id, inspected_on, authority, outcome, summary)
    values (${inspection}, ${centreId}, '2024-06-01', 'Inspectorate', 'PASSED', 'Good.')`;
  const at = (key: string) => [{ key, row }];
  const asked: Asked = {
    rows: {
      ...{ Centre: at(centreId), SafeZone: at(premises.zoneId), Shelter: at(shelter), Floor: at(floorId) },
      ...{ Building: at(premises.buildingId), Room: at(premises.roomId), Bed: at(bedIds[0]!) },
      ...{ SanitaryUnit: [], WorkOrder: at(work), Inspection: at(inspection), CooperationSop: at(sop) },
      ...{
        Resident: at(sleepers['soon']!),
        Placement: placements.map((key) => ({ key, row: { ...row, id: key } })),
      },
      ResidentCohort: [
        {
          key: newIdentifier(),
          row: { ...row, opens: ['COHORTS'] },
          external: `, question: "YEAR 1 ", memberIds: ${JSON.stringify(Object.values(sleepers))}, memberCells: ["1 ", "1 ", "1 "]`,
        },
      ],
      // Of whoever asks: no key leads to it.
      Viewer: [],
      // Words of the schema: no key leads to them, and they are the same for everybody.
      CodedValue: [],
    },
    roots: {
      'Query.viewer': [],
      'Query.facilityValueLists': [],
      // Of no row: numbers of an edition, which holds no text.
      'Query.facilityStatistics': [],
      'Query.facilityStatisticsCatalogue': [],
      'Query.suggestBeds': [
        `safeZoneId: null, until: ${days(65)}`,
        `until: ${days(75)}`,
        `from: ${days(65)}`,
      ].map((more) => ({
        text: `residentId: "${wanting}", centreId: "${centreId}", first: 50, ${more}`,
        row,
      })),
      'Query.placement': placements.map((id) => ({ text: `id: "${id}"`, row: { ...row, id } })),
      'Query.bed': [{ text: `id: "${bedIds[0]}"`, row }],
      'Query.room': [{ text: `id: "${premises.roomId}"`, row }],
      'Query.safeZone': [{ text: `id: "${premises.zoneId}"`, row }],
      'Query.centre': [{ text: `id: "${centreId}"`, row }],
      'Query.shiftJudgement': [
        { text: `id: "${centreId}", window: DAY, from: ${days(1)}, until: ${days(1.3)}`, row },
      ],
      // The same rows by their codes, and figures of nobody.
      ...{ 'Query.centreByCode': [], 'Query.safeZoneByCode': [], 'Query.centres': [] },
      'Query.publishedFigureDiscrepancies': [],
    },
    values: {
      ...{
        first: ['1'],
        after: [],
        at: [days(65)],
        on: [on(0)],
        standard: ['"EASO-2016 6.1"'],
        step: ['WEEK'],
      },
      ...{ from: [on(-30)], until: [on(0)], language: ['"bg"'], fallback: ['"en"'] },
      days: ['0', '65'],
      'Centre.reservations(until)': [days(65)],
      'CooperationSop.changes(from)': [],
    },
  };
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
  // A guard sees while on duty.
  facilities.graph.answer = (query, { id }) =>
    query.includes('WhereOnDuty')
      ? { staffMember: { id, shifts: [{ id: 's', centre: { id: centreId } }] } }
      : undefined;
  const actorOf = ({ role, purpose, organisation }: Walker) => ({
    ...{ principal: `${role}-1`, role, purpose, organisation, centres: [centreId] },
    staffMember: newIdentifier(),
  });
  const asking = everybody(['STATE', 'IOM'], ['A'])
    .filter(({ centre }) => centre === 'A')
    .map((walker) => ({ walker, actor: actorOf(walker) }));
  return { premises, asked, secrets, asking, soon };
}
