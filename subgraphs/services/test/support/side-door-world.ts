import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { identifierIn } from '../../../../test/support/walk/audited.js';
import type { Asked } from '../../../../test/support/walk/questions.js';
import { everybody, type Walker } from '../../../../test/support/walk/roles.js';
import { rulesOf } from '../../../../test/support/walk/rules.js';
import type { Secret } from '../../../../test/support/walk/side-doors.js';
import type { Row } from '../../../../test/support/walk/walk.js';
import { buildWorld } from './walk-world.js';

const { byGroup } = rulesOf('services');

/** A world with what can be asked about it, and its secrets: what IOM has on record at A of somebody without a consent. */
export async function sideDoorWorld(slice: OneSlice) {
  const world = await buildWorld(slice);
  const sql = slice.owner;
  const { probes, model } = world;
  // The first records of that world are these.
  const id = (name: string) => identifierIn(probes, name);
  const rowOf = (name: string, own: string): Row => ({
    ...probes.find((probe) => probe.name === name)!.row,
    id: own,
  });
  const [resident, provider, centre] = [
    id('Resident.services'),
    id('StaffMember.sessions(first: 100)'),
    id('Centre.referrals(first: 100)'),
  ];
  const ids = {
    Session: id('session'),
    Referral: id('referral'),
    CarePlan: id('carePlan'),
    MedicalPayment: id('medicalPayment'),
    ServiceRequest: id('_entities ServiceRequest'),
    Attendance: id('_entities Attendance'),
    InterpreterBooking: id('_entities InterpreterBooking'),
    GroupActivity: id('groupActivity'),
    ServiceOffer: id('serviceOffer'),
  };
  await sql`update services.session set note = 'Canary-note' where id = ${ids.Session}`;
  await sql`update services.referral set reason = 'Canary-reason' where id = ${ids.Referral}`;
  await sql`update services.care_plan set goals = ${['Canary-goal']} where id = ${ids.CarePlan}`;
  await sql`update services.medical_payment set provider = 'Canary-clinic', amount_minor = 4711 where id = ${ids.MedicalPayment}`;
  const row = (type: keyof typeof ids) => rowOf(`_entities ${type}`, ids[type]);
  const at = (key: string, of: keyof typeof ids) => [{ key, row: row(of) }];
  const range = ['"2024-05-01T00:00:00Z"', '"2024-05-02T00:00:00Z"'];
  const members = [resident];
  const asked: Asked = {
    rows: {
      ...Object.fromEntries(
        Object.entries(ids).map(([type, key]) => [type, at(key, type as keyof typeof ids)]),
      ),
      Resident: at(resident, 'Session'),
      'Resident.serviceRequests': at(resident, 'ServiceRequest'),
      'Resident.referrals': at(resident, 'Referral'),
      'Resident.medicalPayments': at(resident, 'MedicalPayment'),
      Centre: at(centre, 'Referral'),
      'Centre.services': at(centre, 'ServiceOffer'),
      'Centre.groupActivities': at(centre, 'GroupActivity'),
      'Centre.interpreterBookings': at(centre, 'InterpreterBooking'),
      'Centre.serviceSharing': at(centre, 'ServiceOffer'),
      'GroupActivity.attendance': at(ids.GroupActivity, 'Attendance'),
      StaffMember: at(provider, 'Session'),
      ResidentCohort: [
        {
          key: newIdentifier(),
          row: row('ServiceOffer'),
          external: `, question: "YEAR 1 ", memberIds: ${JSON.stringify(members)}, memberCells: ["1 ADULT"]`,
        },
      ],
      // Words of the schema: no key leads to them, and they are the same for everybody.
      CodedValue: [],
    },
    roots: {
      // Of whoever asks.
      'Query.viewer': [],
      'Query.serviceValueLists': [],
      // Of no row: numbers of an edition, which holds no text.
      'Query.serviceStatistics': [],
      'Query.serviceStatisticsCatalogue': [],
      ...Object.fromEntries(
        (['Session', 'Referral', 'CarePlan', 'MedicalPayment', 'GroupActivity', 'ServiceOffer'] as const).map(
          (type) => [
            `Query.${type[0]!.toLowerCase()}${type.slice(1)}`,
            [{ text: `id: "${ids[type]}"`, row: row(type) }],
          ],
        ),
      ),
    },
    values: {
      first: ['1'],
      after: [],
      from: [range[0]!],
      until: [range[1]!],
      function: ['PSYCHOSOCIAL_SUPPORT', 'LEGAL_AID'],
      state: ['IN_PROGRESS', 'ACCEPTED'],
    },
  };
  const reads =
    (group: string, of: keyof typeof ids) =>
    (walker: Walker): boolean =>
      ['OPERATIONAL', group].every((one) => model.reads(walker, byGroup.get(one)!, row(of)));
  const secrets: Secret[] = [
    {
      name: 'note',
      forms: ['Canary-note'],
      knows: reads('NOTES', 'Session'),
      change: async () => {
        await sql`update services.session set note = 'Another and longer note' where id = ${ids.Session}`;
      },
    },
    {
      name: 'reason',
      forms: ['Canary-reason'],
      knows: reads('REASONS', 'Referral'),
      change: async () => {
        await sql`update services.referral set reason = 'Other' where id = ${ids.Referral}`;
      },
    },
    {
      name: 'goals',
      forms: ['Canary-goal'],
      knows: reads('PROTECTION', 'CarePlan'),
      change: async () => {
        await sql`update services.care_plan set goals = ${['One', 'Two']} where id = ${ids.CarePlan}`;
      },
    },
    {
      name: 'payment',
      forms: ['Canary-clinic', '4711'],
      knows: reads('MEDICAL_COSTS', 'MedicalPayment'),
      change: async () => {
        await sql`update services.medical_payment set provider = 'Another clinic', amount_minor = 81100, kind = 'SURGERY',
          funding = 'X', referral_id = null, session_id = null where id = ${ids.MedicalPayment}`;
      },
    },
    {
      name: 'work',
      forms: [ids.Session, ids.ServiceRequest, ids.Attendance, ids.InterpreterBooking],
      knows: reads('OPERATIONAL', 'Session'),
      // More of each sort for the same person, earlier and later.
      change: async () => {
        for (const day of ['2024-05-01T09:00Z', '2024-05-01T13:00Z'])
          await sql`insert into services.session (id, offer_id, resident_id, centre_id, organisation, provider_id, started_at, recorded_by_organisation)
            values (${newIdentifier()}, ${ids.ServiceOffer}, ${resident}, ${centre}, 'IOM', ${provider}, ${day}, 'IOM')`;
        await sql`insert into services.service_request (id, resident_id, offer_id, requested_at, recorded_by_organisation)
          values (${newIdentifier()}, ${resident}, ${ids.ServiceOffer}, '2024-05-01T09:00Z', 'IOM')`;
        await sql`insert into services.attendance (id, activity_id, resident_id, recorded_by_organisation)
          values (${newIdentifier()}, ${ids.GroupActivity}, ${newIdentifier()}, 'IOM')`;
        await sql`insert into services.referral (id, resident_id, centre_id, function, from_organisation, to_organisation, reason, opened_at, recorded_by_organisation)
          values (${newIdentifier()}, ${resident}, ${centre}, 'LEGAL_AID', 'IOM', 'CLINIC', 'x', '2024-05-02T10:00Z', 'IOM')`;
        await sql`insert into services.interpreter_booking (id, centre_id, interpreter_id, resident_id, language, starts_at, ends_at, recorded_by_organisation)
          values (${newIdentifier()}, ${centre}, ${newIdentifier()}, ${resident}, 'ar', '2024-05-01T09:00Z', '2024-05-01T09:30Z', 'IOM')`;
      },
    },
  ];
  // Everybody of both organisations at A; at B and everywhere those who see most.
  const asking = everybody(['STATE', 'IOM'], ['A', 'B'])
    .filter(({ letter, centre: place }) => place === 'A' || 'cC'.includes(letter))
    .map((walker) => ({ walker, actor: world.actorOf(walker) }));
  return { world, asked, secrets, asking };
}
