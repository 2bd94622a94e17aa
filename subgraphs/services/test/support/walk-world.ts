import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { PURPOSES, reaches, type Walker } from '../../../../test/support/walk/roles.js';
import { isOpen, keepsFrom, reads, rulesOf } from '../../../../test/support/walk/rules.js';
import type { Model, Probe, Row } from '../../../../test/support/walk/walk.js';
import { behind, entity, PAGE, root } from '../../../../test/support/walk/ways.js';

const { byField, byGroup } = rulesOf('services');
export const rules = byField;
const group = (name: string) => byGroup.get(name)!;

/** Rows of both organisations at two centres; at the second one a clause opens the day's work to the other. */
export async function buildWorld(slice: OneSlice) {
  const centres = { A: newIdentifier(), B: newIdentifier() } as Record<string, string>;
  const provider = newIdentifier();
  for (const organisation of ['STATE', 'IOM'])
    await slice.owner`insert into services.sharing_clause
      (id, centre_id, organisation, field_groups, purposes, sop_id, clause, valid_from, valid_until)
      values (${newIdentifier()}, ${centres['B']!}, ${organisation}, ${['OPERATIONAL']}, ${PURPOSES}, ${newIdentifier()}, 'A.1', '2020-01-01', null),
        (${newIdentifier()}, ${centres['A']!}, ${organisation}, ${['OPERATIONAL', 'PROTECTION', 'HEALTH']}, ${PURPOSES}, ${newIdentifier()}, 'A.1', '2020-01-01', '2021-01-01')`;
  const consenting = new Set<string>();
  slice.graph.answer = (query, variables) =>
    query.includes('consentsInForce')
      ? { consentsInForce: consentsOf(variables['residentIds'], consenting) }
      : undefined;
  const make = (centre: string, owner: string, to: string, consents: boolean) =>
    records(slice, {
      centre,
      centreId: centres[centre]!,
      owner,
      to,
      provider,
      consenting: consents ? consenting : undefined,
    });
  return {
    probes: [
      ...(await make('A', 'IOM', 'STATE', false)),
      ...(await make('A', 'IOM', 'STATE', true)),
      ...(await make('A', 'STATE', 'CLINIC', false)),
      ...(await make('B', 'IOM', 'CLINIC', false)),
      ...(await make('B', 'IOM', 'CLINIC', true)),
      ...(await make('B', 'STATE', 'IOM', true)),
    ],
    model,
    actorOf: ({ role, purpose, organisation, centre }: Walker) => ({
      principal: `${role}-1`,
      role,
      purpose,
      organisation,
      centres: centres[centre] ? [centres[centre]] : [],
    }),
  };
}

/** What the residents' owner would answer: those who consent do so for health and protection, whatever the purpose. */
const consentsOf = (residentIds: unknown, consenting: Set<string>) =>
  (residentIds as string[])
    .filter((id) => consenting.has(id))
    .flatMap((residentId) =>
      PURPOSES.map((purpose) => ({
        id: newIdentifier(),
        residentId,
        fieldGroups: ['HEALTH', 'PROTECTION'],
        purpose,
      })),
    );

const model: Model = {
  reads(walker, rule, row) {
    const { letter, organisation } = walker;
    if (!reads(rule, letter) || !reaches(walker, row.centre)) return false;
    if (keepsFrom(rule, organisation, row.owner)) return false;
    if (isOpen(rule) || organisation === row.owner) return true;
    const opens = organisation === 'CLINIC' ? row.opensToPartner : row.opens;
    return rule.across === '~' && opens?.includes(rule.group) === true;
  },
};

interface Place {
  centre: string;
  centreId: string;
  owner: string;
  /** The organisation to which the resident is referred. */
  to: string;
  provider: string;
  /** Where the resident is noted as consenting; absent for one who does not. */
  consenting: Set<string> | undefined;
}

/** One resident's records of one organisation, and every way to them. */
async function records(slice: OneSlice, place: Place): Promise<Probe[]> {
  const sql = slice.owner;
  const { centre, centreId: c, owner, to, provider, consenting } = place;
  const [resident, offer, session, referral, plan, request, activity, attendance, booking] = Array.from(
    { length: 9 },
    newIdentifier,
  ) as [string, string, string, string, string, string, string, string, string];
  const payment = newIdentifier();
  consenting?.add(resident);
  await sql`insert into services.service_offer (id, centre_id, organisation, function, name, recorded_by_organisation)
    values (${offer}, ${c}, ${owner}, 'PSYCHOSOCIAL_SUPPORT', ${offer}, ${owner})`;
  await sql`insert into services.session
    (id, offer_id, resident_id, centre_id, organisation, provider_id, started_at, ended_at, note, recorded_by_organisation)
    values (${session}, ${offer}, ${resident}, ${c}, ${owner}, ${provider}, '2024-05-01T10:00Z', '2024-05-01T11:00Z', 'A note', ${owner})`;
  await sql`insert into services.referral
    (id, resident_id, centre_id, function, from_organisation, to_organisation, reason, opened_at, recorded_by_organisation)
    values (${referral}, ${resident}, ${c}, 'SPECIALISED_MEDICAL_REFERRAL', ${owner}, ${to}, 'A reason', '2024-05-01T10:00Z', ${owner})`;
  await sql`insert into services.care_plan
    (id, resident_id, centre_id, state, goals, started_on, review_due_on, recorded_by_organisation)
    values (${plan}, ${resident}, ${c}, 'ACTIVE', ${['A goal']}, '2024-05-01', '2024-06-01', ${owner})`;
  await sql`insert into services.medical_payment
    (id, resident_id, centre_id, organisation, kind, care_at, paid_on, amount_minor, currency, provider, funding, referral_id, session_id, recorded_by_organisation)
    values (${payment}, ${resident}, ${c}, ${owner}, 'DENTAL', '2024-05-01T10:00Z', '2024-05-02', 8000, 'BGN', 'A dentist', 'A-FUND', ${referral}, ${session}, ${owner})`;
  await sql`insert into services.service_request (id, resident_id, offer_id, requested_at, recorded_by_organisation)
    values (${request}, ${resident}, ${offer}, '2024-05-01T10:00Z', ${owner})`;
  await sql`insert into services.group_activity (id, offer_id, centre_id, title, starts_at, ends_at, recorded_by_organisation)
    values (${activity}, ${offer}, ${c}, 'Football', '2024-05-01T10:00Z', '2024-05-01T12:00Z', ${owner})`;
  await sql`insert into services.attendance (id, activity_id, resident_id, recorded_by_organisation)
    values (${attendance}, ${activity}, ${resident}, ${owner})`;
  await sql`insert into services.interpreter_booking
    (id, centre_id, interpreter_id, resident_id, language, starts_at, ends_at, recorded_by_organisation)
    values (${booking}, ${c}, ${newIdentifier()}, ${resident}, 'ar', '2024-05-01T10:00Z', '2024-05-01T11:00Z', ${owner})`;
  await sql`insert into services.departed (resident_id, centre_id, recorded_at) values (${resident}, ${c}, '2024-06-01T10:00Z')`;
  const clause = centre === 'B' ? ['OPERATIONAL'] : [];
  const isParty = to === 'STATE' || to === 'IOM';
  const row: Row = { id: session, centre, owner, opens: clause };
  const referred: Row = {
    ...row,
    opens: [...(isParty ? ['OPERATIONAL'] : clause), ...(consenting ? ['REASONS'] : [])],
    ...(to === 'CLINIC' && { opensToPartner: ['OPERATIONAL', ...(consenting ? ['REASONS'] : [])] }),
  };
  const planned: Row = { ...row, opens: [...clause, ...(consenting ? ['PROTECTION'] : [])] };
  const paid: Row = { ...row, opens: [...clause, ...(consenting ? ['MEDICAL_COSTS'] : [])] };
  const [op, catalogue] = [group('OPERATIONAL'), group('CATALOGUE')];
  const ofResident = { type: 'Resident', id: resident };
  const ofCentre = { type: 'Centre', id: c };
  const range = 'from: "2024-05-01T00:00:00Z", until: "2024-05-02T00:00:00Z"';
  const one = (type: string, id: string) => ({ type, id, through: op, found: op });
  const page = (type: string, id: string) => ({ ...one(type, id), inner: PAGE });
  const offered = (type: string, id: string) => ({ type, id, through: catalogue, found: catalogue });
  return [
    root(row, 'Session', 'session', session, op),
    entity(row, 'Session', session, op),
    behind(row, ofResident, 'services', page('Session', session)),
    behind(row, ofResident, 'services(function: PSYCHOSOCIAL_SUPPORT)', page('Session', session)),
    behind(row, { type: 'StaffMember', id: provider }, 'sessions(first: 100)', page('Session', session)),
    root(referred, 'Referral', 'referral', referral, op),
    entity(referred, 'Referral', referral, op),
    behind(referred, ofResident, 'referrals', page('Referral', referral)),
    behind(referred, ofResident, 'openServices', {
      ...one('Referral', referral),
      inner: '{ nodes: referrals { id SELECTION } }',
    }),
    behind(referred, ofCentre, 'referrals(first: 100)', page('Referral', referral)),
    root(planned, 'CarePlan', 'carePlan', plan, op),
    entity(planned, 'CarePlan', plan, op),
    behind(planned, ofResident, 'carePlan', one('CarePlan', plan)),
    root(paid, 'MedicalPayment', 'medicalPayment', payment, op),
    entity(paid, 'MedicalPayment', payment, op),
    behind(paid, ofResident, 'medicalPayments', page('MedicalPayment', payment)),
    entity(row, 'ServiceRequest', request, op),
    behind(row, ofResident, 'serviceRequests', page('ServiceRequest', request)),
    entity(row, 'Attendance', attendance, op),
    entity(row, 'InterpreterBooking', booking, op),
    behind(row, ofCentre, `interpreterBookings(${range})`, one('InterpreterBooking', booking)),
    root(row, 'ServiceOffer', 'serviceOffer', offer, catalogue),
    entity(row, 'ServiceOffer', offer, catalogue),
    behind(row, ofCentre, 'services', offered('ServiceOffer', offer)),
    root(row, 'GroupActivity', 'groupActivity', activity, catalogue),
    entity(row, 'GroupActivity', activity, catalogue),
    behind(row, ofCentre, `groupActivities(first: 100, ${range})`, {
      ...offered('GroupActivity', activity),
      inner: PAGE,
    }),
  ];
}
