import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import type { Asker, Questions, Rows } from '../../../../test/support/walk/identifier-probe.js';
import { EVERYWHERE, walkers } from '../../../../test/support/walk/roles.js';

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();
const SOON_AFTER = new Date(Date.now() + 90_000_000).toISOString();

/** What was paid for the resident of the referral and the session. */
const payment = {
  kind: 'DENTAL',
  careAt: '2024-05-01T10:00:00Z',
  paidOn: '2024-05-02',
  amountMinor: 8000,
  currency: 'BGN',
  provider: 'A dentist',
  referralId: '@Referral',
  sessionId: '@Session',
};

/** Everything in this slice by which somebody can name a row, with what else each question needs. */
export const questions: Questions = {
  'Query.carePlan': { id: '@CarePlan' },
  'Query.medicalPayment': { id: '@MedicalPayment' },
  'Query.groupActivity': { id: '@GroupActivity' },
  'Query.referral': { id: '@Referral' },
  'Query.serviceOffer': { id: '@ServiceOffer' },
  'Query.session': { id: '@Session' },
  '_entities(Resident.id)': { id: '@Resident' },
  '_entities(Centre.id)': { id: '@Centre' },
  '_entities(StaffMember.id)': { id: '@StaffMember' },
  '_entities(ServiceOffer.id)': { id: '@ServiceOffer' },
  '_entities(ServiceRequest.id)': { id: '@ServiceRequest' },
  '_entities(Session.id)': { id: '@Session' },
  '_entities(GroupActivity.id)': { id: '@GroupActivity' },
  '_entities(Attendance.id)': { id: '@Attendance' },
  '_entities(Referral.id)': { id: '@Referral' },
  '_entities(CarePlan.id)': { id: '@CarePlan' },
  '_entities(MedicalPayment.id)': { id: '@MedicalPayment' },
  '_entities(InterpreterBooking.id)': { id: '@InterpreterBooking' },
  'Mutation.openCarePlan': {
    input: { residentId: '@Resident', centreId: '@Centre', responsibleId: '@StaffMember', goals: ['Sleep'] },
  },
  'Mutation.bookInterpreter': {
    input: {
      centreId: '@Centre',
      interpreterId: '@StaffMember',
      residentId: '@Resident',
      language: 'ar',
      startsAt: TOMORROW,
      endsAt: SOON_AFTER,
    },
  },
  'Mutation.planGroupActivity': {
    input: {
      offerId: '@ServiceOffer',
      safeZoneId: '@SafeZone',
      title: 'Football',
      startsAt: TOMORROW,
      endsAt: SOON_AFTER,
    },
  },
  'Mutation.recordAttendance': {
    input: { activityId: '@GroupActivity', residentId: '@Resident', state: 'ATTENDED' },
  },
  'Mutation.openReferral': {
    input: {
      residentId: '@Resident',
      centreId: '@Centre',
      function: 'COUNSELLING',
      toOrganisation: 'BUREAU',
      reason: 'Sleeps badly.',
      urgency: 'ROUTINE',
    },
  },
  'Mutation.answerReferral': [
    { input: { referralId: '@Referral', expectedVersion: 1, accept: true } },
    {
      input: {
        referralId: '@Referral',
        expectedVersion: 1,
        accept: false,
        failureReason: 'LACK_OF_CAPACITY',
      },
    },
  ],
  'Mutation.revokeReferral': {
    input: { referralId: '@Referral', expectedVersion: 1, failureReason: 'NO_LONGER_NEEDED' },
  },
  'Mutation.completeReferral': {
    input: { referralId: '@Referral', expectedVersion: 1, outcome: 'SUCCESSFUL' },
  },
  'Mutation.recordMedicalPayment': {
    input: { residentId: '@Resident', centreId: '@Centre', payment },
  },
  'Mutation.correctMedicalPayment': {
    input: { paymentId: '@MedicalPayment', expectedVersion: 1, reason: 'Another bill.', payment },
  },
  'Mutation.voidMedicalPayment': {
    input: { paymentId: '@MedicalPayment', expectedVersion: 1, reason: 'Another bill.' },
  },
  'Mutation.offerService': {
    input: { centreId: '@Centre', function: 'COUNSELLING', name: 'Talks', languages: ['ar'] },
  },
  'Mutation.requestService': {
    input: { residentId: '@Resident', offerId: '@ServiceOffer', urgency: 'ROUTINE' },
  },
  'Mutation.recordSession': {
    input: {
      offerId: '@ServiceOffer',
      residentId: '@Resident',
      providerId: '@StaffMember',
      requestId: '@ServiceRequest',
      startedAt: '2024-05-01T10:00:00Z',
    },
  },
  'Mutation.shareServices': {
    input: {
      centreId: '@Centre',
      sopId: '@Sop',
      organisation: 'STATE',
      fieldGroups: ['OPERATIONAL'],
      purposes: ['CARE'],
      clause: 'A.9',
    },
  },
  'Mutation.stopSharingServices': { input: { sharingId: '@Sharing', expectedVersion: 1 } },
};

export const exempt: Record<string, string> = {
  '_entities(ResidentCohort.id)': 'made for one question by the owner of the residents: it names no row here',
};

/** What is required of the fields of an answer. */
export const values = { from: '"2024-05-01T00:00:00Z"', until: '"2024-05-02T00:00:00Z"' };

interface Made {
  centreId: string;
  owner: string;
  /** To whom the resident is referred. */
  to: string;
  /** Who wrote it all. */
  writer: string;
  offerId: string;
}

/** Records of every sort about one resident. */
async function record(slice: OneSlice, { centreId, owner, to, writer, offerId }: Made): Promise<Rows> {
  const sql = slice.owner;
  const ids = Array.from({ length: 9 }, newIdentifier) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [resident, provider, session, referral, plan, request, activity, attendance, booking] = ids;
  const payment = newIdentifier();
  const by = { recorded_by_subject: writer, recorded_by_organisation: owner };
  await sql`insert into services.session ${sql({ id: session, offer_id: offerId, resident_id: resident, centre_id: centreId, organisation: owner, provider_id: provider, started_at: '2024-05-01T10:00Z', note: 'A note', ...by })}`;
  await sql`insert into services.referral ${sql({ id: referral, resident_id: resident, centre_id: centreId, function: 'LEGAL_AID', from_organisation: owner, to_organisation: to, reason: 'A reason', opened_at: '2024-05-01T10:00Z', ...by })}`;
  await sql`insert into services.care_plan ${sql({ id: plan, resident_id: resident, centre_id: centreId, state: 'ACTIVE', goals: ['A goal'], started_on: '2024-05-01', review_due_on: '2024-06-01', ...by })}`;
  await sql`insert into services.service_request ${sql({ id: request, resident_id: resident, offer_id: offerId, requested_at: '2024-05-01T10:00Z', ...by })}`;
  await sql`insert into services.group_activity ${sql({ id: activity, offer_id: offerId, centre_id: centreId, title: 'Chess', starts_at: '2024-05-01T10:00Z', ends_at: '2024-05-01T12:00Z', ...by })}`;
  await sql`insert into services.attendance ${sql({ id: attendance, activity_id: activity, resident_id: resident, ...by })}`;
  await sql`insert into services.interpreter_booking ${sql({ id: booking, centre_id: centreId, interpreter_id: provider, resident_id: resident, language: 'ar', starts_at: '2024-05-01T10:00Z', ends_at: '2024-05-01T11:00Z', ...by })}`;
  await sql`insert into services.medical_payment ${sql({ id: payment, resident_id: resident, centre_id: centreId, organisation: owner, kind: 'DENTAL', care_at: '2024-05-01T10:00Z', paid_on: '2024-05-02', amount_minor: 8000, currency: 'BGN', provider: 'A dentist', ...by })}`;
  for (const known of [resident, provider]) {
    slice.graph.known.add(known);
    slice.graph.placed.set(known, centreId);
  }
  return {
    Resident: resident,
    StaffMember: provider,
    Session: session,
    Referral: referral,
    CarePlan: plan,
    MedicalPayment: payment,
    ServiceRequest: request,
    GroupActivity: activity,
    Attendance: attendance,
    InterpreterBooking: booking,
  };
}

/** What everybody sees who works at a centre: the catalogue, a zone, the agreement and a clause of it. */
async function place(slice: OneSlice, centreId: string, owner: string): Promise<Rows> {
  const sql = slice.owner;
  const [offer, zone, sop, sharing] = Array.from({ length: 4 }, newIdentifier) as [
    string,
    string,
    string,
    string,
  ];
  await sql`insert into services.service_offer ${sql({ id: offer, centre_id: centreId, organisation: owner, function: 'COUNSELLING', name: offer, recorded_by_organisation: owner })}`;
  await sql`insert into services.sharing_clause ${sql({ id: sharing, centre_id: centreId, organisation: 'CLINIC', field_groups: ['OPERATIONAL'], purposes: ['CARE'], sop_id: sop, clause: 'A.1', valid_from: '2020-01-01' })}`;
  slice.graph.known.add(centreId).add(zone);
  slice.graph.placed.set(zone, centreId);
  return { Centre: centreId, ServiceOffer: offer, SafeZone: zone, Sop: sop, Sharing: sharing };
}

/**
 * Two organisations at one centre without a clause, another centre, and colleagues with a narrowed sign-in: whoever of
 * them asks, there are rows that this person must not know.
 */
export async function buildHiddenWorld(slice: OneSlice): Promise<Asker[]> {
  const [here, elsewhere] = [newIdentifier(), newIdentifier()] as [string, string];
  const places: Record<string, Record<string, Rows>> = {};
  for (const [name, centreId] of [
    ['A', here],
    ['B', elsewhere],
  ] as const) {
    places[name] = {};
    for (const owner of ['STATE', 'IOM']) places[name]![owner] = await place(slice, centreId, owner);
  }
  const sops = new Map<unknown, string>([
    [here, places['A']!['IOM']!['Sop']!],
    [elsewhere, places['B']!['IOM']!['Sop']!],
  ]);
  const agreed = slice.graph.agreed as { sops: object[] };
  slice.graph.answer = (query, { id }) => {
    if (query.includes('consentsInForce')) return { consentsInForce: [] };
    if (!query.includes('WhatIsAgreed')) return undefined;
    return { centre: { ...agreed, id, sops: [{ ...agreed.sops[0], id: sops.get(id) }] } };
  };
  const all = async (centre: 'A' | 'B', owner: string, to: string, writer: string): Promise<Rows> => {
    const there = places[centre]![owner]!;
    const made = { centreId: there['Centre']!, owner, to, writer, offerId: there['ServiceOffer']! };
    return { ...there, ...(await record(slice, made)) };
  };
  const askers: Asker[] = [];
  for (const { letter, role, purpose, organisation, centre } of walkers(['STATE', 'IOM'], ['A'])) {
    if (centre === EVERYWHERE) continue;
    const principal = `${organisation}:${role}`;
    const other = organisation === 'IOM' ? 'STATE' : 'IOM';
    const seen = await all('A', organisation, 'CLINIC', principal);
    const actor = { principal, role, purpose, organisation, centres: [here] };
    const kinds: [string, object, Rows][] = [];
    // Every role of the owner for another centre, and of the other organisation for what no clause opens.
    if (organisation === 'IOM' || letter === 'C')
      kinds.push(['another centre', {}, await all('B', organisation, 'CLINIC', principal)]);
    if (organisation === 'STATE' || letter === 'C') {
      const others = onlyRecords(await all('A', other, 'CLINIC', 'somebody'));
      kinds.push(['the other organisation, which no clause opens', {}, others]);
    }
    if ('cC'.includes(letter)) {
      const colleagues = onlyRecords(await all('A', organisation, 'CLINIC', 'a-colleague'));
      kinds.push(['a colleague, outside of the zones', { zones: [newIdentifier()] }, colleagues]);
      kinds.push(['a colleague, not an own case', { ownCasesOnly: true }, colleagues]);
    }
    for (const [kind, narrowed, hidden] of kinds)
      askers.push({
        name: `${role} of ${organisation}`,
        kind,
        actor: { ...actor, ...narrowed },
        // Rights of roles differ, rows do not: one who may do everything writes for all.
        writes: letter === 'C',
        seen,
        hidden,
      });
  }
  return askers;
}

/** What belongs to a person: the catalogue and the activities of a centre are for everybody there. */
const PERSONAL =
  'Session Referral CarePlan MedicalPayment ServiceRequest Attendance InterpreterBooking'.split(' ');
const onlyRecords = (rows: Rows): Rows => Object.fromEntries(PERSONAL.map((name) => [name, rows[name]!]));
