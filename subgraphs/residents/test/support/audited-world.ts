import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { type AuditedWorld, identifierIn, keyed, type Way } from '../../../../test/support/walk/audited.js';
import { ROLES } from '../../../../test/support/walk/roles.js';
import { allow, register } from './residents.js';
import type { buildWorld } from './walk-world.js';

/** Somebody at the first centre of the walk's world with a record of every sort, and who reads them. */
export async function auditedWorld(
  slice: OneSlice,
  { probes, actorOf }: Awaited<ReturnType<typeof buildWorld>>,
): Promise<AuditedWorld> {
  const people = [...new Set(probes.map(({ row }) => row.id))];
  const person = people[1]!;
  const own = probes.filter(({ row }) => row.id === person);
  const id = (name: string) => identifierIn(own, name);
  const [centre, manager, legal] = [id('absences'), id('StaffMember.caseload'), id('legalRepresentative')];
  // The fourth within an hour waits for a second person.
  for (const hoursAgo of [3, 2, 1, 0])
    await slice.owner`insert into residents.break_glass
      (id, resident_id, subject, organisation, role, reason, granted_at, expires_at)
      values (${newIdentifier()}, ${person}, 'somebody', 'STATE', 'NURSE',
        'Found hurt at night, nobody of the own shift could be reached', now() - ${`${hoursAgo} hours`}::interval,
        now() - ${`${hoursAgo} hours`}::interval + interval '50 minutes')`;
  await allow(slice.owner, person, {
    field_groups: ['HEALTH'],
    recipient_organisation: 'CLINIC',
    confirmation: 'AWAITED',
  });
  // A child, whatever the day: nobody represents an adult.
  await slice.owner`update residents.resident
    set date_of_birth = (now() - interval '10 years')::date where id = ${person}`;
  await slice.owner`update residents.legal_representative set subject = 'STATE:who-asks' where id = ${legal}`;
  const left = await register(slice.owner, centre, {
    departed_at: '2024-03-01T00:00:00Z',
    departure_reason: 'OTHER',
  });
  // Two who may be the same person, recorded before and after, and one record that was merged into the person's.
  const [earlier, alike] = ['00000000-0000-7000-8000-000000000001', newIdentifier()] as const;
  for (const id of [earlier, alike])
    await slice.owner`insert into residents.resident
      (id, registration_number, given_name, family_name, date_of_birth, sex, nationality, family_situation, centre_id, arrived_at)
      select ${id}::uuid, ${`ALIKE-${id.toUpperCase()}`}, given_name, family_name, date_of_birth, sex, nationality, family_situation,
        centre_id, arrived_at from residents.resident where id = ${person}`;
  // Nobody else in this world is alike: nothing is known of them but their names.
  await slice.owner`update residents.resident set date_of_birth = null, sex = 'UNKNOWN', nationality = null
    where id not in (${person}, ${earlier}, ${alike})`;
  const merged = await register(slice.owner, centre, {
    departed_at: '2024-03-01T00:00:00Z',
    departure_reason: 'OTHER',
  });
  for (const [from, to, state] of [
    [merged, person, 'MERGED'],
    [left, person, 'AWAITED'],
  ] as const)
    await slice.owner`insert into residents.record_merge
      (id, resident_id, survivor_id, state, reason, asked_at, confirmed_at, confirmed_by_subject)
      values (${newIdentifier()}, ${from}, ${to}, ${state}, 'The same scar', now(), ${state === 'MERGED' ? new Date() : null},
        ${state === 'MERGED' ? 'somebody' : null})`;
  await slice.owner`update residents.household_membership set relation = 'HEAD' where resident_id = ${person}`;
  const resident = keyed('Resident', person, [person]);
  /** Rows that only the resident leads to. */
  const behind = (selection: string): Way => ({
    ...resident,
    query: resident.query.replace('SELECTION', selection),
  });
  const root = (query: string): Way => ({ query: `${query} { SELECTION }`, people: [person] });
  // Somebody has read of the person before an officer asks who was read of, and somebody of another organisation to whom.
  await allow(slice.owner, person, { field_groups: ['OPERATIONAL'] });
  const reader = { principal: 'STATE:reader', role: 'NURSE', centres: [centre] };
  for (const who of [reader, { ...reader, principal: 'IOM:reader', organisation: 'IOM' }])
    await slice.ask(who, 'query ($id: ID!) { resident(id: $id) { sex } }', { id: person });
  const somebody = (letter: string, organisation: string) =>
    actorOf({ ...ROLES[letter]!, letter, organisation, centre: 'A' });
  return {
    person,
    ofNobody: ['Centre.abuseReports'],
    others: { LegalRepresentative: legal, Departure: left, PossibleDuplicate: alike },
    ways: {
      Resident: resident,
      Household: keyed('Household', id('household'), [person]),
      LegalRepresentative: keyed('LegalRepresentative', legal, [legal]),
      OpenRecords: behind('openRecords { SELECTION }'),
      Stay: behind('stays { SELECTION }'),
      UndoneDeparture: behind('undoneDepartures { SELECTION }'),
      ResidentTransfer: behind('transfers { SELECTION }'),
      ResidentCorrection: behind('corrections { nodes { SELECTION } }'),
      PossibleDuplicate: { ...behind('possibleDuplicates { SELECTION }'), people: [alike] },
      DuplicatePair: {
        ...keyed('Centre', centre),
        query: keyed('Centre', centre).query.replace('SELECTION', 'possibleDuplicates { SELECTION }'),
        people: [person, alike],
      },
      ResidentMerge: { ...behind('merges { nodes { SELECTION } }'), people: [merged, person] },
      StayJudgement: root(
        `stayJudgement(id: "${person}", centreId: "${centre}", from: "2024-02-01T12:00:00Z")`,
      ),
      Departure: { query: 'departures(since: "2024-01-01T00:00:00Z") { SELECTION }', people: [left] },
      Change: { query: 'changes { nodes { SELECTION } }', people: [person] },
      Kin: behind('kin { SELECTION }'),
      IdentityDocument: behind('identityDocuments { SELECTION }'),
      Photo: behind('photos { SELECTION }'),
      LanguageSkill: behind('languageLevels { SELECTION }'),
      OtherName: behind('otherNames { SELECTION }'),
      HouseholdMembership: behind('householdMemberships { SELECTION }'),
      Representation: behind('representations { SELECTION }'),
      Presence: keyed('Presence', id('_entities Presence'), [person]),
      CaseStep: behind('caseHistory { SELECTION }'),
      AreaAssessment: behind('needs { SELECTION }'),
      Screening: behind('screening { SELECTION }'),
      BestInterestNote: behind('bestInterestNotes { SELECTION }'),
      RectificationRequest: behind('rectifications { SELECTION }'),
      SubjectAccessRequest: behind('subjectAccessRequests { SELECTION }'),
      ProcedureStep: behind('procedureSteps { SELECTION }'),
      MissingState: behind('missing { SELECTION }'),
      MissingStep: behind('missing { steps { SELECTION } }'),
      MissingEpisode: keyed('MissingEpisode', id('_entities MissingEpisode'), [person]),
      Absence: root(`absences(centreId: "${centre}")`),
      BasicAssistance: keyed('BasicAssistance', id('_entities BasicAssistance'), [person]),
      Complaint: keyed('Complaint', person, [person]),
      ComplaintStep: {
        ...keyed('Complaint', person, [person]),
        query: keyed('Complaint', person).query.replace('SELECTION', 'steps { SELECTION }'),
      },
      OutstandingEntitlement: behind('entitlementsOutstanding { SELECTION }'),
      Vulnerability: keyed('Vulnerability', id('_entities Vulnerability'), [person]),
      Consent: keyed('Consent', id('_entities Consent'), [person]),
      ConsentInForce: root(`consentsInForce(residentIds: ["${person}"], recipientOrganisation: "IOM")`),
      PlacementFacts: root(`placementFacts(residentIds: ["${person}"])`),
      BreakGlass: root('openBreakGlassReviews'),
      BreakGlassNotice: { query: 'breakGlassNotices { nodes { SELECTION } }', people: [person] },
      AccessEvent: behind('accessHistory { nodes { SELECTION } }'),
      ShownTo: behind('shownTo { SELECTION }'),
      StaffMember: keyed('StaffMember', manager, [manager]),
      Viewer: { query: 'viewer { SELECTION }' },
      Centre: keyed('Centre', centre),
      SafeZone: keyed('SafeZone', id('SafeZone.residents')),
    },
    values: {
      'Query.resident(id)': `"${person}"`,
      'Query.residentsByIds(ids)': `["${person}"]`,
      'Query.residentsByRegistrationNumber(registrationNumber)': `"${id('residentsByRegistrationNumber')}"`,
      'Query.household(id)': `"${id('household')}"`,
      'Query.legalRepresentative(id)': `"${legal}"`,
      'Query.stayJudgement(id)': `"${person}"`,
      direction: 'LEAVING',
      entitlement: 'BEDDING',
      state: 'ANSWERED',
      from: '"2024-02-01T12:00:00Z"',
      since: '"2024-01-01T00:00:00Z"',
      centreId: `"${centre}"`,
      residentIds: `["${person}"]`,
      recipientOrganisation: '"IOM"',
      'Resident.age(on)': '"2024-01-01"',
      'ResidentFilter.riskLevel': 'HIGH',
      'ResidentFilter.familySituation': 'UNACCOMPANIED',
      'ResidentFilter.present': 'false',
      'ResidentFilter.departed': 'false',
      'ResidentFilter.safeZoneId': `"${id('SafeZone.residents')}"`,
      'ResidentFilter.language': '"ar"',
      'ResidentFilter.interpreterNeed': 'NEEDED',
      'ResidentFilter.interpreterLanguage': '"ar"',
      'ResidentFilter.registrationNumberStarts': `"${id('residentsByRegistrationNumber')}"`,
      'ResidentFilter.name': '"Family"',
      'ResidentFilter.ageFrom': '1',
      'ResidentFilter.ageTo': '12',
      'ResidentFilter.nationality': '"SYR"',
      'ResidentFilter.arrivedFrom': '"2020-01-01T00:00:00Z"',
      'ResidentFilter.arrivedUntil': '"2100-01-01T00:00:00Z"',
      'ResidentFilter.needsAssessed': 'true',
      'ResidentFilter.hasRepresentative': 'true',
      'ResidentFilter.hasCaseManager': 'true',
      'ResidentFilter.checkOverdue': 'true',
      'ResidentFilter.screeningOverdue': 'false',
      'ResidentFilter.caseReviewDue': 'true',
    },
    actors: [somebody('C', 'STATE'), somebody('d', 'STATE'), somebody('S', 'STATE'), somebody('S', 'IOM')]
      .flatMap((actor) => [actor, { ...actor, purpose: 'EMERGENCY', permissions: ['BREAK_GLASS'] }])
      .filter(({ role, purpose }) => role === 'COORDINATOR' || purpose !== 'EMERGENCY')
      .sort((one, other) => Number(one.purpose === 'EMERGENCY') - Number(other.purpose === 'EMERGENCY'))
      // The first one manages the case, and represents somebody in law.
      .map((actor, place) =>
        place === 0 ? { ...actor, staffMember: manager, principal: 'STATE:who-asks' } : actor,
      ),
  };
}
