import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import type { Asker, Rows } from '../../../../test/support/walk/identifier-probe.js';
import { EVERYWHERE, ROLES, type Walker, walkers } from '../../../../test/support/walk/roles.js';
import { CERTIFIER } from './hidden-questions.js';
import { allow, recordOf, register, transfer } from './residents.js';
import { complain } from './walk-services.js';

const CHILD = `${new Date().getUTCFullYear() - 10}-01-01`;
const REPRESENTATIVE = 'representative-of-somebody';

interface Made {
  centreId: string;
  zone: string;
  manager: string;
  /** Who represents the resident; somebody else by default. */
  represented?: string;
  /** Days on which the representation began and ended. */
  ended?: string;
  departed?: boolean;
}

/** Somebody with a record of every sort. */
async function person(slice: OneSlice, made: Made): Promise<Rows> {
  const sql = slice.owner;
  const { centreId, zone, manager, represented, ended = null, departed } = made;
  const ids = Array.from({ length: 7 }, newIdentifier);
  const [household, presence, food, violence, representation, legal, episode] = ids as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [number, householdNumber] = [`N-${household.toUpperCase()}`, `H-${household.toUpperCase()}`];
  await sql`insert into residents.household (id, registration_number) values (${household}, ${householdNumber})`;
  await sql`insert into residents.legal_representative (id, full_name, bureau) values (${legal}, 'Another', 'Bureau')`;
  const reach = { safe_zone_id: zone, case_manager_id: manager };
  const id = await register(sql, centreId, {
    registration_number: number,
    household_id: household,
    ...reach,
    date_of_birth: CHILD,
    arrived_at: '2023-03-01T00:00:00Z',
    departed_at: departed ? '2023-12-01T00:00:00Z' : null,
    departure_reason: departed ? 'OTHER' : null,
  });
  const here = { resident_id: id, centre_id: centreId };
  await sql`insert into residents.presence ${sql({ id: presence, ...here, checked_at: '2023-04-01Z', status: 'ABSENT' })}`;
  await sql`insert into residents.missing_episode ${sql({ id: episode, ...here, since: '2023-04-01Z' })}`;
  await sql`insert into residents.basic_assistance ${sql({ id: food, ...here, kind: 'FOOD', item: 'Lunch', provided_at: '2023-04-01Z' })}`;
  await complain(sql, id, centreId, food);
  await sql`insert into residents.vulnerability ${sql({ id: violence, resident_id: id, kind: 'VIOLENCE_SURVIVOR', identified_at: '2023-04-01Z' })}`;
  await sql`insert into residents.correction ${sql({ id: newIdentifier(), resident_id: id, field: 'GIVEN_NAME', old_value: 'Before', reason: 'Misheard', corrected_at: '2023-04-01Z', resident_version: 1 })}`;
  await sql`insert into residents.representation ${sql({ id: representation, resident_id: id, legal_representative_id: represented ?? legal, appointed_on: '2023-04-01', ended_on: ended })}`;
  const moving = await transfer(sql, id, newIdentifier());
  const arriving = await transfer(sql, await register(sql, newIdentifier()), centreId, { state: 'AGREED' });
  await allow(sql, id, { recipient_organisation: 'CLINIC', given_at: '2023-04-01Z' });
  // Another record of the same person, which somebody asked to merge into this one.
  const [twin, merge] = [await register(sql, centreId, reach), newIdentifier()];
  await sql`insert into residents.record_merge ${sql({ id: merge, resident_id: twin, survivor_id: id, reason: 'The same scar', asked_at: '2023-04-01Z', recorded_by_subject: 'somebody-else' })}`;
  const consent = await allow(sql, id, {
    recipient_organisation: 'CLINIC',
    field_groups: ['FAMILY'],
    given_at: '2023-04-01Z',
    confirmation: 'AWAITED',
  });
  const rectification = newIdentifier();
  await sql`insert into residents.rectification_request ${sql({ id: rectification, resident_id: id, asked_by: 'RESIDENT', field: 'GIVEN_NAME', asked: 'My name is another', asked_at: '2023-04-01Z' })}`;
  const access = newIdentifier();
  await sql`insert into residents.subject_access_request ${sql({ id: access, resident_id: id, asked_by: 'RESIDENT', asked_at: '2023-04-01Z', due_at: '2023-05-01Z' })}`;
  const correction = newIdentifier();
  await sql`insert into residents.correction ${sql({ id: correction, resident_id: id, field: 'GIVEN_NAME', old_value: 'Before', reason: 'Misheard', corrected_at: '2023-05-01Z', resident_version: 9 })}`;
  return {
    [departed ? 'Departed' : 'Resident']: id,
    Number: number,
    HouseholdNumber: householdNumber,
    Household: household,
    LegalRepresentative: represented ?? legal,
    Representation: representation,
    ResidentTransfer: moving,
    Arriving: arriving,
    Presence: presence,
    MissingEpisode: episode,
    BasicAssistance: food,
    Complaint: id,
    Vulnerability: violence,
    Consent: consent,
    RectificationRequest: rectification,
    SubjectAccessRequest: access,
    Correction: correction,
    Merge: merge,
    Twin: twin,
    Kin: await recordOf(sql, 'kin', id),
    IdentityDocument: await recordOf(sql, 'identity_document', id),
    Photo: await recordOf(sql, 'photo', id),
    ProcedureStep: await recordOf(sql, 'procedure_step', id, { reached_on: '2023-04-01' }),
  };
}

/** An emergency that waits for a second person, since it is the fourth within an hour. */
async function emergency({ owner: sql }: OneSlice, organisation: string): Promise<string> {
  let id = '';
  for (const hoursAgo of [3, 2, 1, 0]) {
    id = newIdentifier();
    await sql`insert into residents.break_glass (id, resident_id, subject, organisation, role, reason, granted_at, expires_at)
      values (${id}, ${newIdentifier()}, 'somebody-in-need', ${organisation}, 'NURSE', 'Found hurt at night, nobody could be reached',
        now() - ${`${hoursAgo} hours`}::interval, now() - ${`${hoursAgo} hours`}::interval + interval '50 minutes')`;
  }
  return id;
}

/** A centre with a zone, an agreement and a clause; and whoever manages a case there. */
async function place(slice: OneSlice): Promise<Rows> {
  const [centre, zone, manager, sop, sharing] = Array.from({ length: 5 }, newIdentifier) as [
    string,
    string,
    string,
    string,
    string,
  ];
  await slice.owner`insert into residents.sharing_clause
    ${slice.owner({ id: sharing, centre_id: centre, organisation: 'CLINIC', field_groups: ['OPERATIONAL'], purposes: ['CARE'], sop_id: sop, clause: 'A.1', valid_from: '2020-01-01' })}`;
  slice.graph.known.add(centre).add(zone).add(manager);
  for (const id of [zone, manager]) slice.graph.placed.set(id, centre);
  return { Centre: centre, SafeZone: zone, StaffMember: manager, Sop: sop, Sharing: sharing };
}

/** Whoever asks, there are people of whom this person must not know, for every reason that there is. */
export async function buildHiddenWorld(slice: OneSlice): Promise<Asker[]> {
  const [here, elsewhere] = [await place(slice), await place(slice)];
  const [A, zone, manager] = [here['Centre']!, here['SafeZone']!, here['StaffMember']!];
  const at = (rows: Rows) => ({
    centreId: rows['Centre']!,
    zone: rows['SafeZone']!,
    manager: rows['StaffMember']!,
  });
  slice.graph.known.add(CERTIFIER);
  const sops = new Map<unknown, string>([here, elsewhere].map((rows) => [rows['Centre'], rows['Sop']!]));
  const agreed = slice.graph.agreed as { sops: object[] };
  const onDutyAt = new Map<unknown, string>();
  slice.graph.answer = (query, { id }) => {
    if (query.includes('WhereOnDuty'))
      return { staffMember: { id, shifts: [{ id: 's', centre: { id: onDutyAt.get(id) } }] } };
    if (!query.includes('WhatIsAgreed')) return undefined;
    return { centre: { ...agreed, id, sops: [{ ...agreed.sops[0], id: sops.get(id) }] } };
  };
  const [represented, somebodyElse] = [newIdentifier(), newIdentifier()];
  await slice.owner`insert into residents.legal_representative (id, full_name, bureau, subject)
    values (${represented}, 'Representative', 'Bureau', ${REPRESENTATIVE}), (${somebodyElse}, 'Other', 'Bureau', 'other')`;
  const emergencies: Rows = { STATE: await emergency(slice, 'STATE'), IOM: await emergency(slice, 'IOM') };

  const both = async (made: Made): Promise<Rows> => ({
    ...(await person(slice, { ...made, departed: true })),
    ...(await person(slice, made)),
  });
  /** What somebody of an organisation sees; what is open to another one is so by consents. */
  const seen = async (organisation: string, letter: string): Promise<Rows> => {
    const open: Rows = { ...here, ...(await both({ ...at(here), represented })) };
    if (organisation !== 'IOM' || letter === 'L') return open;
    for (const id of [open['Resident']!, open['Departed']!])
      for (const purpose of ['CARE', 'PROTECTION', 'COORDINATION', 'LEGAL_AID', 'AUDIT', 'EMERGENCY'])
        open['Consent'] = await allow(slice.owner, id, {
          field_groups: ['OPERATIONAL', 'IDENTITY', 'FAMILY', 'LEGAL', 'PROTECTION'],
          purpose,
          given_at: '2023-04-01Z',
        });
    return open;
  };
  // Those who only read see the same people.
  const read: Record<string, Rows> = {};
  const [otherZone, otherManager] = [newIdentifier(), newIdentifier()];
  const hidden: Record<string, Rows> = {
    'another centre': { ...elsewhere, ...(await both(at(elsewhere))) },
    'another zone': {
      SafeZone: otherZone,
      ...inOneCentre(await both({ centreId: A, zone: otherZone, manager })),
    },
    'not an own case': {
      StaffMember: otherManager,
      ...inOneCentre(await both({ centreId: A, zone, manager: otherManager })),
    },
    'the other organisation, to which nothing is open': await both(at(here)),
    'not represented': await both({ ...at(here), represented: somebodyElse }),
    'represented no longer': inOneCentre(await both({ ...at(here), represented, ended: '2023-05-01' })),
  };
  // What people complain of is read at the centre, whatever else is open there, and never by whoever is narrowed within it.
  for (const [kind, rows] of Object.entries(hidden)) if (kind !== 'another centre') delete rows['Complaint'];
  // Names of who represented somebody else before are known; that somebody represented this one is not.
  delete hidden['represented no longer']!['LegalRepresentative'];
  // Who sees the own cases alone takes nobody over: no case of theirs is on its way.
  delete hidden['not an own case']!['Arriving'];

  const askers: Asker[] = [];
  const add = async (
    { letter, organisation }: Walker | Pick<Walker, 'letter' | 'organisation'>,
    kind: string,
    more: object = {},
    rows = hidden[kind]!,
  ) => {
    const { role, purpose } = ROLES[letter]!;
    const staffMember = letter === 'g' ? newIdentifier() : manager;
    onDutyAt.set(staffMember, A);
    const principal = letter === 'L' ? REPRESENTATIVE : `${organisation}:${role}`;
    const reach = letter === 'L' ? { allCentres: true, centres: [] } : { centres: [A] };
    const permissions = ['COMPLAINTS'];
    const actor = { principal, role, purpose, organisation, staffMember, permissions, ...reach, ...more };
    // Rights of roles differ, rows do not: one who may do everything writes for all.
    const writes = 'MLS'.includes(letter) || kind === 'an emergency of the other organisation';
    const open = writes
      ? await seen(organisation, letter)
      : (read[organisation] ??= await seen(organisation, letter));
    // It is given away by the question itself.
    const taken = kind === 'another centre' && organisation === 'STATE' && 'cMrC'.includes(letter);
    const number = `N-${newIdentifier().toUpperCase()}`;
    if (taken) await register(slice.owner, elsewhere['Centre']!, { registration_number: number });
    const all = taken ? { ...rows, TakenNumber: number } : rows;
    askers.push({
      name: `${role} of ${organisation}`,
      kind,
      writes,
      actor,
      seen: { ...open, TakenNumber: open['Number']!, BreakGlass: emergencies[organisation]! },
      hidden: all,
    });
  };
  for (const walker of walkers(['STATE', 'IOM'], ['A'])) {
    if (walker.centre === EVERYWHERE || walker.letter === 'L') continue;
    // Every role of the owner for another centre, and of the other organisation for what is not open to it.
    if (walker.organisation === 'STATE' || walker.letter === 'M') await add(walker, 'another centre');
    if (walker.organisation === 'IOM') await add(walker, 'the other organisation, to which nothing is open');
  }
  for (const letter of 'csrnM') {
    await add({ letter, organisation: 'STATE' }, 'another zone', { zones: [zone] });
    await add({ letter, organisation: 'STATE' }, 'not an own case', { ownCasesOnly: true });
  }
  for (const organisation of ['STATE', 'BUREAU']) {
    await add({ letter: 'L', organisation }, 'not represented');
    await add({ letter: 'L', organisation }, 'represented no longer');
  }
  // What a slice asks for somebody is narrowed to what that person may know.
  for (const organisation of ['STATE', 'IOM']) {
    const onBehalf = {
      principal: 'p',
      organisation,
      role: 'NURSE',
      purpose: 'CARE',
      centres: [A],
      zones: [zone],
    };
    await add({ letter: 'S', organisation }, 'another zone', { allCentres: true, centres: [], onBehalf });
  }
  const inNeed = { purpose: 'EMERGENCY', permissions: ['BREAK_GLASS'] };
  for (const letter of 'nC')
    await add({ letter, organisation: 'IOM' }, 'an emergency of the other organisation', inNeed, {
      BreakGlass: emergencies['STATE']!,
    });
  return askers;
}

/** A number that is in use at a centre is refused to whoever registers there: see the record on what a number tells. */
const inOneCentre = ({ Number: _, ...rows }: Rows): Rows => rows;
