import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtAnew } from '../../../test/support/built.js';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { type Asked, questionsOf } from '../../../test/support/walk/questions.js';
import { EVERYWHERE, type Walker, walkers } from '../../../test/support/walk/roles.js';
import { rulesOf } from '../../../test/support/walk/rules.js';
import { type Secret, walkSideDoors } from '../../../test/support/walk/side-doors.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { register } from './support/residents.js';
import { rules } from './support/walk-model.js';
import { buildWorld } from './support/walk-world.js';

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
}, 60_000);
afterAll(() => residents?.stop());

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
/** Somebody of 15 years, born so many days before the next birthday but one; the day of a leap year never comes into it. */
const born = (days: number) => {
  const day = daysAgo(days);
  return `${Number(day.slice(0, 4)) - 15}${day.slice(4).replace('-02-29', '-02-28')}`;
};

/** A world with what can be asked about it, and its secrets about one resident of the State at centre A. */
async function prepare() {
  const world = await buildWorld(residents);
  const { centres, zone, manager, model } = world;
  // One without, one with a consent at A; the third lives at B, and hides the same way.
  const people = world.people.slice(0, 2);
  const sql = residents.owner;
  const [one] = people;
  const { schema } = await buildSlice();
  const [first, second] = [born(100), born(200)];
  const illness = ['Canary-insulin'];
  await sql`update residents.missing_episode set interview_note = 'Canary-uncle' where id = ${one!.episode}`;
  await sql`update residents.resident set date_of_birth = ${first}, given_name = 'Canary-name' where id = ${one!.id}`;
  await sql`update residents.vulnerability set note = 'Canary-violence' where id = ${one!.violence}`;
  await sql`update residents.vulnerability set note = 'Canary-illness' where id = ${one!.illness}`;
  await sql`update residents.area_assessment set note = case when area = 'FOOD' then 'Canary-hunger' else 'Canary-distress' end
    where resident_id = ${one!.id}`;
  await sql`update residents.complaint set text = case when id = ${one!.id} then 'Canary-soup' else 'Canary-night' end
    where id in (${one!.id}, ${one!.medicine})`;
  await sql`update residents.basic_assistance set item = ${illness[0]!} where id = ${one!.medicine}`;
  await sql`update residents.best_interest_note set note = 'Canary-sister' where resident_id = ${one!.id}`;
  await sql`update residents.rectification_request set asked = 'Canary-asked' where resident_id = ${one!.id}`;
  await sql`update residents.subject_access_request set asked = 'Canary-access' where resident_id = ${one!.id}`;
  await sql`update residents.procedure_step set reference = 'Canary-decision' where resident_id = ${one!.id}`;
  // An emergency of somebody else, which waits for a second person, and somebody who has left.
  await sql`insert into residents.break_glass
    (id, resident_id, subject, organisation, role, reason, granted_at, expires_at, approval)
    values (${newIdentifier()}, ${one!.id}, 'somebody', 'STATE', 'NURSE', 'Found hurt at night, nobody of the own shift could be reached',
      now(), now() + interval '50 minutes', 'AWAITED')`;
  const left = await register(sql, centres['A']!, {
    departed_at: '2024-03-01T00:00:00Z',
    departure_reason: 'OTHER',
  });
  const inCohort = `centreId: "${centres['A']}", year: 2024`;
  const asked: Asked = {
    rows: {
      Resident: [{ key: one!.id, row: one! }],
      'Resident.age': people.map((row) => ({ key: row.id, row })),
      'Resident.consents': people.map((row) => ({ key: row.id, row })),
      Centre: [{ key: centres['A']!, row: people[1]! }],
      SafeZone: [{ key: zone, row: one! }],
      StaffMember: [{ key: manager, row: one! }],
      LegalRepresentative: [{ key: one!.legal, row: one! }],
      Household: [{ key: one!.household, row: one! }],
      // Of whoever asks: no key leads to it.
      Viewer: [],
      MissingEpisode: [{ key: one!.episode, row: one! }],
      Complaint: [{ key: one!.id, row: one! }],
      // Words of the schema: no key leads to them, and they are the same for everybody.
      CodedValue: [],
    },
    roots: {
      'Query.viewer': [],
      'Query.residentValueLists': [],
      'Query.resident': people.map((row) => ({ text: `id: "${row.id}"`, row })),
      'Query.residentsByIds': people.map((row) => ({ text: `ids: ["${row.id}"]`, row })),
      'Query.residentsByRegistrationNumber': people.map((row) => ({
        text: `registrationNumber: "${row.number}"`,
        row,
      })),
      'Query.residents': people.slice(0, 1).flatMap((row) =>
        ['first: 1', 'order: MISSING_FIRST', 'filter: { familySituation: UNACCOMPANIED }'].map((more) => ({
          text: `centreId: "${centres[row.centre]}", ${more}`,
          row,
        })),
      ),
      'Query.absences': people.slice(0, 1).flatMap((row) =>
        ['', ', at: "2024-02-02T00:00:00Z"'].map((more) => ({
          text: `centreId: "${centres[row.centre]}"${more}`,
          row,
        })),
      ),
      'Query.openBreakGlassReviews': [{ text: '', row: one! }],
      'Query.breakGlassToApprove': [{ text: '', row: one! }],
      'Query.breakGlassNotices': [{ text: 'first: 1', row: one! }],
      'Query.rectificationsToAnswer': [{ text: 'first: 1', row: one! }],
      'Query.subjectAccessToAnswer': [{ text: 'first: 1', row: one! }],
      'Query.departures': [{ text: 'since: "2024-01-01T00:00:00Z"', row: { ...one!, id: left } }],
      // Open to the other organisation by a consent: the feed of nobody else begins with this row.
      'Query.changes': [{ text: 'first: 1', row: people[1]! }],
      'Query.stayJudgement': people.map((row) => ({
        text: `id: "${row.id}", centreId: "${centres[row.centre]}", from: "2024-02-01T12:00:00Z", until: null`,
        row,
      })),
      'Query.residentCohort': ['', 'period: Q1, ageBand: FROM_14_TO_15', 'sex: MALE, nationality: "SYR"'].map(
        (more) => ({ text: [inCohort, more].filter(Boolean).join(', '), row: one! }),
      ),
      'Query.residentStatistics': [
        'period: "2023", by: SEX',
        'relative: LAST_YEAR',
        'period: "2023", each: MONTH, where: [{ dimension: SEX, category: "MALE" }]',
      ].map((more) => ({ text: `measure: STOCK, ${more}`, row: one! })),
      'Query.residentStatisticsCatalogue': [{ text: '', row: one! }],
      'Query.household': people.map((row) => ({ text: `id: "${row.household}"`, row })),
      'Query.legalRepresentative': people.map((row) => ({ text: `id: "${row.legal}"`, row })),
      'Query.placementFacts': people.map((row) => ({ text: `residentIds: ["${row.id}"]`, row })),
      'Query.consentsInForce': people.map((row) => ({
        text: `residentIds: ["${row.id}"], recipientOrganisation: "CLINIC"`,
        row,
      })),
    },
    values: {
      on: [`"${daysAgo(150)}"`, `"${daysAgo(-150)}"`],
      direction: ['LEAVING', 'ARRIVING'],
      entitlement: ['BEDDING'],
      days: ['30', '366'],
      state: ['ANSWERED'],
      first: ['1'],
      after: [],
      'SafeZone.residents(filter)': ['{ riskLevel: HIGH }'],
      filter: [
        ...[
          '{ riskLevel: HIGH }',
          '{ familySituation: UNACCOMPANIED }',
          '{ present: false }',
          '{ departed: false }',
        ],
        ...[`{ safeZoneId: "${zone}" }`, '{ language: "ar" }'],
        ...['{ interpreterNeed: NEEDED }', '{ interpreterLanguage: "ar" }'],
        ...[`{ registrationNumberStarts: "${one!.number}" }`, '{ nationality: "SYR" }'],
        ...['{ name: "Kanari-neim" }', '{ name: "Family" }'],
        ...['{ ageFrom: 15 }', '{ ageTo: 15 }', '{ ageTo: 14 }'],
        ...['{ arrivedFrom: "2024-01-01T00:00:00Z" }', '{ arrivedUntil: "2024-01-02T00:00:00Z" }'],
        ...[
          'needsAssessed',
          'hasRepresentative',
          'hasCaseManager',
          'checkOverdue',
          'screeningOverdue',
          'caseReviewDue',
        ].flatMap((condition) => [`{ ${condition}: true }`, `{ ${condition}: false }`]),
      ],
    },
  };
  const { questions, unasked } = questionsOf(schema, rules, asked);
  const { byGroup } = rulesOf('residents');
  const reads =
    (...groups: string[]) =>
    (walker: Walker) =>
      groups.every((group) => model.reads(walker, byGroup.get(group)!, one!));
  const secrets: Secret[] = [
    {
      name: 'identity',
      forms: ['Canary-name', one!.number, first],
      // Facts for placing are another group, for the service of the same owner alone.
      knows: (walker) => reads('IDENTITY')(walker) || reads('FACTS')(walker),
      async change() {
        await sql`update residents.resident set given_name = 'Other', registration_number = 'OTHER-1', nationality = 'AFG',
          date_of_birth = ${second} where id = ${one!.id}`;
      },
    },
    {
      name: 'family',
      forms: [one!.household],
      knows: (walker) => reads('FAMILY')(walker) || reads('FACTS')(walker),
      async change() {
        const other = newIdentifier();
        await sql`insert into residents.household (id, registration_number) values (${other}, 'H-other')`;
        await sql`update residents.resident set household_id = ${other}, family_situation = 'SEPARATED' where id = ${one!.id}`;
      },
    },
    {
      name: 'representation',
      forms: [one!.legal],
      knows: reads('LEGAL'),
      async change() {
        await sql`update residents.representation set ended_on = appointed_on where resident_id = ${one!.id}`;
      },
    },
    {
      name: 'protection',
      forms: ['Canary-violence', 'Canary-hunger'],
      knows: reads('PROTECTION'),
      async change() {
        await sql`update residents.resident set risk_level = 'LOW' where id = ${one!.id}`;
        await sql`delete from residents.vulnerability where id = ${one!.violence}`;
        await sql`delete from residents.area_assessment where resident_id = ${one!.id} and area = 'FOOD'`;
      },
    },
    {
      name: 'confidence',
      forms: ['Canary-uncle', 'Canary-sister'],
      knows: reads('CONFIDENTIAL'),
      async change() {
        await sql`delete from residents.best_interest_note where resident_id = ${one!.id}`;
        await sql`update residents.missing_episode set interview_note = 'Other' where id = ${one!.episode}`;
      },
    },
    {
      name: 'rectification',
      forms: ['Canary-asked'],
      knows: reads('RECTIFICATIONS'),
      async change() {
        await sql`delete from residents.rectification_request where resident_id = ${one!.id}`;
      },
    },
    {
      name: 'subject access',
      forms: ['Canary-access'],
      knows: reads('SUBJECT_ACCESS'),
      async change() {
        await sql`delete from residents.subject_access_request where resident_id = ${one!.id}`;
      },
    },
    {
      name: 'procedure',
      forms: ['Canary-decision'],
      knows: reads('LEGAL_PROCEDURE'),
      async change() {
        await sql`delete from residents.procedure_step where resident_id = ${one!.id}`;
      },
    },
    {
      name: 'complaint',
      forms: ['Canary-soup'],
      knows: reads('COMPLAINTS'),
      async change() {
        await sql`update residents.complaint set text = 'Other', state = 'CLOSED' where id = ${one!.id}`;
      },
    },
    {
      name: 'abuse',
      forms: ['Canary-night'],
      knows: reads('ABUSE_REPORTS'),
      async change() {
        await sql`delete from residents.complaint where id = ${one!.medicine}`;
      },
    },
    {
      name: 'health',
      forms: ['Canary-illness', 'Canary-distress', ...illness],
      knows: (walker) => reads('HEALTH', 'OPERATIONAL')(walker) || reads('HEALTH', 'PROTECTION')(walker),
      async change() {
        await sql`delete from residents.vulnerability where id = ${one!.illness}`;
        await sql`delete from residents.area_assessment where resident_id = ${one!.id} and area <> 'FOOD'`;
        await sql`delete from residents.basic_assistance where id = ${one!.medicine}`;
      },
    },
  ];
  // Everybody of both organisations at A; one of each at B, and one who sees every centre.
  const asking = walkers(['STATE', 'IOM'], ['A', 'B'])
    .filter(
      ({ letter, centre }) =>
        centre === 'A' || `${letter} ${centre}` === 'c B' || `${letter} ${centre}` === `C ${EVERYWHERE}`,
    )
    .map((walker) => ({ walker, actor: world.actorOf(walker) }));
  return { model, questions, unasked, secrets, asking };
}

it('tells no closed value by an argument, a filter, a message, a total, an order or a cursor', async () => {
  const { model, questions, unasked, secrets, asking } = await prepare();
  expect(unasked).toEqual([]);
  const { cells, differences, seen } = await walkSideDoors(residents, model, asking, questions, secrets);
  console.log(`residents: ${cells} cells at the side doors, ${differences.length} differences`);
  expect(differences.slice(0, 20)).toEqual([]);
  expect([...seen].sort()).toEqual([
    'abuse',
    'complaint',
    'confidence',
    'family',
    'health',
    'identity',
    'procedure',
    'protection',
    'rectification',
    'representation',
    'subject access',
  ]);
  expect(cells).toBeGreaterThan(6_000);
}, 300_000);

it('finds the date of birth when the argument of the age has no rule of its own', async () => {
  const table = slice.access.arguments['Resident.age']!;
  const rule = table['on']!;
  table['on'] = 'OPERATIONAL';
  const open = await startOneSlice(builtAnew(slice));
  table['on'] = rule;
  const closed = residents;
  residents = open;
  try {
    const { model, questions, secrets, asking } = await prepare();
    const ages = questions.filter(({ name }) => name.startsWith('Resident.age'));
    const few = asking.filter(({ walker }) => 'cP'.includes(walker.letter));
    const { differences } = await walkSideDoors(open, model, few, ages, secrets.slice(0, 1));
    const found = differences.join('\n');
    expect(found).toMatch(/PARTNER_APPLICATION of STATE at A, row at A: Resident\.age\(on.* is answered/);
    expect(found).toMatch(/sees a change of identity in Resident\.age/);
  } finally {
    residents = closed;
    await open.stop();
  }
});
