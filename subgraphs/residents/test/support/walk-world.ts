import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { PURPOSES, type Walker } from '../../../../test/support/walk/roles.js';
import type { Rule } from '../../../../test/support/walk/rules.js';
import type { Probe, Row } from '../../../../test/support/walk/walk.js';
import { allow, recordOf, register, undoAndMove } from './residents.js';
import { careProbes, putCareOnRecord } from './walk-care.js';
import { both, group, model, type Person } from './walk-model.js';
import { complain, giveSomething, serviceProbes } from './walk-services.js';

const REPRESENTATIVE = 'representative-1';

/** Two centres; at the first a resident without and one with a consent to IOM, at the second one under a clause. */
export async function buildWorld(slice: OneSlice) {
  const sql = slice.owner;
  const centres = { A: newIdentifier(), B: newIdentifier() } as Record<string, string>;
  const [zone, manager, sop] = [newIdentifier(), newIdentifier(), newIdentifier()];
  const representative = newIdentifier();
  await sql`insert into residents.legal_representative (id, full_name, bureau, subject)
    values (${representative}, 'Legal Representative', 'Bureau', ${REPRESENTATIVE})`;
  await sql`insert into residents.sharing_clause
    (id, centre_id, organisation, field_groups, purposes, sop_id, clause, valid_from)
    values (${newIdentifier()}, ${centres['B']!}, 'IOM', ${['OPERATIONAL', 'PROTECTION']}, ${PURPOSES}, ${sop}, 'A.1', '2020-01-01'),
      (${newIdentifier()}, ${centres['A']!}, 'IOM', ${['FAMILY', 'LEGAL']}, ${PURPOSES}, ${sop}, 'over', '2020-01-01')`;
  await sql`update residents.sharing_clause set valid_until = '2021-01-01' where clause = 'over'`;

  async function resident(centre: string, represented: boolean, opens?: string[]) {
    const household = newIdentifier();
    await sql`insert into residents.household (id, registration_number) values (${household}, ${`H-${household}`})`;
    const number = `N-${newIdentifier().toUpperCase()}`;
    const id = await register(sql, centres[centre]!, {
      registration_number: number,
      household_id: household,
      safe_zone_id: zone,
      case_manager_id: manager,
      risk_level: 'HIGH',
      interpreter_need: 'NEEDED',
      interpreter_language: 'ar',
      needs_assessed_at: '2024-01-02T00:00:00Z',
    });
    await sql`update residents.resident set other_names = '{Abu}', other_name_sources = '{RELATIVE}' where id = ${id}`;
    for (const table of ['kin', 'identity_document', 'photo', 'procedure_step'] as const)
      await recordOf(sql, table, id);
    const row: Row = { id, centre, owner: 'STATE', represented, ...(opens && { opens }) };
    const of = { ...row, number, household };
    const presence = newIdentifier();
    await sql`insert into residents.presence (id, resident_id, centre_id, checked_at, status, checked_by_id)
      values (${presence}, ${id}, ${centres[centre]!}, '2024-02-01T19:00:00Z', 'ABSENT', ${manager})`;
    const [food, medicine] = [newIdentifier(), newIdentifier()];
    await giveSomething(sql, id, centres[centre]!, food, medicine);
    await complain(sql, id, centres[centre]!, medicine);
    const [violence, illness] = [newIdentifier(), newIdentifier()];
    for (const [vulnerability, kind] of [
      [violence, 'VIOLENCE_SURVIVOR'],
      [illness, 'MENTAL_HEALTH'],
    ] as const)
      await sql`insert into residents.vulnerability (id, resident_id, kind, identified_at, note)
        values (${vulnerability}, ${id}, ${kind}, '2024-02-01T12:00:00Z', 'a note')`;
    const corrections: Record<string, string> = {};
    for (const [field, value] of Object.entries({
      SEX: 'FEMALE',
      GIVEN_NAME: 'Before',
      FAMILY_SITUATION: 'UNKNOWN',
    })) {
      corrections[field] = newIdentifier();
      await sql`insert into residents.correction
        (id, resident_id, field, old_value, reason, corrected_at, resident_version)
        values (${corrections[field]}, ${id}, ${field}, ${value}, 'Misheard', '2024-02-01T12:00:00Z', 1)`;
    }
    // Another record of the same person, and one who is alike.
    const merged = await register(sql, centres[centre]!, {
      departed_at: '2024-03-01Z',
      departure_reason: 'OTHER',
    });
    await register(sql, centres[centre]!, { departed_at: '2024-03-01Z', departure_reason: 'OTHER' });
    const merge = newIdentifier();
    await sql`insert into residents.record_merge
      (id, resident_id, survivor_id, state, reason, asked_at, confirmed_at, confirmed_by_subject)
      values (${merge}, ${merged}, ${id}, 'MERGED', 'The same scar', '2024-03-02', '2024-03-03', 'somebody')`;
    const episode = newIdentifier();
    await sql`insert into residents.missing_episode
      (id, resident_id, centre_id, since, returned_at, interview_due_at, interview_held_at, interview_note)
      values (${episode}, ${id}, ${centres[centre]!}, '2024-02-01T19:00:00Z', '2024-02-03T08:00:00Z', '2024-02-06T08:00:00Z',
        '2024-02-04T08:00:00Z', 'said in confidence')`;
    await sql`insert into residents.missing_step (id, episode_id, resident_id, step, taken_at, to_whom, reference)
      values (${newIdentifier()}, ${episode}, ${id}, 'POLICE', '2024-02-02T08:00:00Z', 'Third precinct', 'P-1')`;
    await undoAndMove(sql, id);
    await putCareOnRecord(sql, id);
    const representation = newIdentifier();
    const other = newIdentifier();
    await sql`insert into residents.legal_representative (id, full_name, bureau) values (${other}, 'Another', 'Bureau')`;
    await sql`insert into residents.representation (id, resident_id, legal_representative_id, appointed_on, of_adult)
      values (${representation}, ${id}, ${represented ? representative : other}, '2024-01-01', true)`;
    for (const purpose of opens && centre === 'A' ? PURPOSES : [])
      await allow(sql, id, { field_groups: opens!, purpose });
    // Consents that open nothing: withdrawn, over, not confirmed, to somebody else.
    const withdrawn = { field_groups: ['FAMILY', 'LEGAL'], withdrawn_at: '2024-01-05T00:00:00Z' };
    const past = await allow(sql, id, withdrawn);
    await allow(sql, id, { field_groups: ['FAMILY'], expires_at: '2024-02-01T00:00:00Z' });
    await allow(sql, id, { field_groups: ['FAMILY', 'LEGAL'], confirmation: 'AWAITED' });
    return {
      ...of,
      presence,
      episode,
      food,
      medicine,
      violence,
      illness,
      consent: past,
      sex: corrections['SEX']!,
      name: corrections['GIVEN_NAME']!,
      family: corrections['FAMILY_SITUATION']!,
      legal: represented ? representative : other,
      merge,
    };
  }

  const people = [
    await resident('A', true),
    await resident('A', false, ['OPERATIONAL', 'IDENTITY', 'HEALTH']),
    await resident('B', false, ['OPERATIONAL', 'PROTECTION']),
  ];
  slice.graph.answer = (query, { id }) =>
    query.includes('WhereOnDuty')
      ? { staffMember: { id, shifts: [{ id: 's', centre: { id: onDutyAt.get(String(id)) } }] } }
      : undefined;
  const onDutyAt = new Map<string, string>();

  return {
    people,
    centres,
    zone,
    manager,
    probes: people.flatMap((person) => probesOf(person, centres, zone, manager)),
    model,
    actorOf({ role, purpose, organisation, centre }: Walker) {
      const staffMember = newIdentifier();
      if (centres[centre]) onDutyAt.set(staffMember, centres[centre]);
      const principal = role === 'LEGAL_REPRESENTATIVE' ? REPRESENTATIVE : `${role}-1`;
      const at = role === 'LEGAL_REPRESENTATIVE' || !centres[centre] ? [] : [centres[centre]];
      const permissions = ['COMPLAINTS', 'PSEA'];
      return { principal, role, purpose, organisation, staffMember, centres: at, permissions };
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: answers are of many shapes.
type Data = any;
const withId = (id: string) => (nodes: { id: string }[] | null | undefined) =>
  nodes?.find((node) => node.id === id) as Record<string, unknown> | undefined;

/** Every way to a resident and to what is on record about the resident. */
function probesOf(person: Person, centres: Record<string, string>, zone: string, manager: string): Probe[] {
  const row: Row = person;
  const c = centres[person.centre]!;
  const [op, family, legal] = [group('OPERATIONAL'), group('FAMILY'), group('LEGAL')];
  const moves = group('TRANSFERS');
  const root = (type: string, name: string, id: string, rule: Rule): Probe => ({
    name,
    type,
    row,
    through: [rule],
    found: rule,
    field: `${name}(id: $value) { SELECTION }`,
    value: ['ID!', id],
    find: (data) => data,
  });
  const list = (name: string, rule: Rule, filter = ''): Probe => ({
    name: `residents ${filter}`,
    type: 'Resident',
    row,
    through: [rule],
    found: rule,
    field: `residents(centreId: $value ${filter}) { nodes { id SELECTION } }`,
    value: ['ID!', name],
    find: (data) => withId(person.id)(data.nodes),
  });
  const entity = (type: string, id: string, found: Rule, key = 'id'): Probe => ({
    name: `_entities ${type}`,
    type,
    row,
    through: [],
    found,
    field: `_entities(representations: $value) { ... on ${type} { SELECTION } }`,
    value: ['[_Any!]!', [{ __typename: type, [key]: id }]],
    find: (data) => data[0],
  });
  const pointed = (of: string, id: string, field: string): Probe => ({
    name: `${of}.${field}`,
    type: 'Resident',
    row,
    through: [op],
    found: op,
    field: `_entities(representations: $value) { ... on ${of} { list: ${field} { nodes { id SELECTION } } } }`,
    value: ['[_Any!]!', [{ __typename: of, id }]],
    way: ['list'],
    find: (data) => withId(person.id)(data[0]?.list?.nodes),
  });
  const onResident = (
    name: string,
    type: string,
    inner: string,
    through: Rule,
    found: Rule,
    find: (value: Data) => Record<string, unknown> | null | undefined,
  ): Probe => ({
    name: `Resident.${name}`,
    type,
    row,
    through: [through],
    found,
    from: group('KEY'),
    field: `_entities(representations: $value) { ... on Resident { ${name} ${inner} } }`,
    value: ['[_Any!]!', [{ __typename: 'Resident', id: person.id }]],
    way: [name],
    find: (data) => data[0]?.[name] && find(data[0][name]),
  });
  const health = (base: string) => both(base, 'HEALTH');
  return [
    root('Resident', 'resident', person.id, group('KEY')),
    {
      ...root('Resident', 'residentsByRegistrationNumber', person.number, group('IDENTITY')),
      field: 'residentsByRegistrationNumber(registrationNumber: $value) { SELECTION }',
      find: (data) => data[0],
      value: ['String!', person.number],
    },
    {
      ...root('Resident', 'residentsByIds', person.id, group('KEY')),
      field: 'residentsByIds(ids: $value) { SELECTION }',
      value: ['[ID!]!', [person.id]],
      find: (data) => data[0],
    },
    list(c, op),
    list(c, both('OPERATIONAL', 'IDENTITY'), `filter: { registrationNumberStarts: "${person.number}" }`),
    list(c, both('OPERATIONAL', 'IDENTITY'), 'filter: { name: "Family" }'),
    list(c, both('OPERATIONAL', 'IDENTITY'), 'filter: { nationality: "SYR" }'),
    list(c, both('OPERATIONAL', 'LEGAL'), 'filter: { hasRepresentative: true }'),
    list(c, op, 'filter: { ageFrom: 1, needsAssessed: true, hasCaseManager: true, checkOverdue: true }'),
    list(c, op, 'filter: { interpreterLanguage: "ar" }'),
    list(c, both('OPERATIONAL', 'PROTECTION'), 'filter: { riskLevel: HIGH }'),
    list(c, both('OPERATIONAL', 'FAMILY'), 'filter: { familySituation: UNACCOMPANIED }'),
    {
      ...root('Absence', 'absences', c, op),
      field: 'absences(centreId: $value) { SELECTION who: resident { id } }',
      find: (data) => data?.find(({ who }: Data) => who?.id === person.id),
    },
    entity('Resident', person.id, group('KEY')),
    pointed('Centre', c, 'residents'),
    pointed('SafeZone', zone, 'residents'),
    pointed('StaffMember', manager, 'caseload'),
    pointed('SafeZone', zone, 'overdueChecks'),
    pointed('Centre', c, 'missingResidents'),
    root('Household', 'household', person.household, family),
    entity('Household', person.household, family),
    {
      ...entity('Household', person.household, family),
      name: 'Household.memberships',
      type: 'HouseholdMembership',
      field: '_entities(representations: $value) { ... on Household { memberships { SELECTION } } }',
      way: ['memberships'],
      find: (data) => data[0]?.memberships[0],
    },
    root('LegalRepresentative', 'legalRepresentative', person.legal, legal),
    entity('LegalRepresentative', person.legal, legal),
    entity('Presence', person.presence, op),
    entity('MissingEpisode', person.episode, op),
    entity('BasicAssistance', person.food, op),
    entity('BasicAssistance', person.medicine, health('OPERATIONAL')),
    entity('Vulnerability', person.violence, group('PROTECTION')),
    entity('Vulnerability', person.illness, health('PROTECTION')),
    entity('Consent', person.consent, group('CONSENTS')),
    {
      ...root('StayJudgement', 'stayJudgement', person.id, group('JUDGEMENT')),
      field: `stayJudgement(id: $value, centreId: "${c}", from: "2024-02-01T12:00:00Z") { SELECTION }`,
    },
    {
      ...root('PlacementFacts', 'placementFacts', person.id, group('FACTS')),
      field: 'placementFacts(residentIds: $value) { SELECTION }',
      value: ['[ID!]!', [person.id]],
      find: (data) => data[0],
    },
    {
      ...root('Change', 'changes', person.id, group('CHANGES')),
      field: 'changes(first: $value) { nodes { SELECTION who: residentId } }',
      value: ['Int!', 100],
      find: (data) => data.nodes.find(({ who }: Data) => who === person.id),
    },
    {
      ...root('ConsentInForce', 'consentsInForce', person.id, group('ANSWERS')),
      field: 'consentsInForce(residentIds: $value, recipientOrganisation: "CLINIC") { SELECTION }',
      value: ['[ID!]!', [person.id]],
      find: (data) => data[0],
    },
    {
      ...entity('Presence', person.presence, op),
      name: 'Presence.resident',
      type: 'Resident',
      field: '_entities(representations: $value) { ... on Presence { resident { SELECTION } } }',
      way: ['resident'],
      find: (data) => data[0]?.resident,
    },
    onResident('undoneDepartures', 'UndoneDeparture', '{ SELECTION }', op, op, (one) => one[0]),
    onResident('transfers', 'ResidentTransfer', '{ SELECTION }', moves, moves, (one) => one[0]),
    // Parts of the resident's own row, as the names are: no predicate hides them, the guard alone does.
    onResident('languageLevels', 'LanguageSkill', '{ SELECTION }', op, group('KEY'), (one) => one[0]),
    onResident('otherNames', 'OtherName', '{ SELECTION }', group('IDENTITY'), group('KEY'), (one) => one[0]),
    ...(
      [
        ['kin', 'Kin', 'RELATIVES'],
        ['identityDocuments', 'IdentityDocument', 'DOCUMENTS'],
        ['photos', 'Photo', 'PHOTOS'],
        ['procedureSteps', 'ProcedureStep', 'LEGAL_PROCEDURE'],
      ] as const
    ).map(([name, type, of]) =>
      onResident(name, type, '{ SELECTION }', group(of), group(of), (one) => one[0]),
    ),
    onResident('stays', 'Stay', '{ SELECTION }', op, op, (one) => one[0]),
    onResident('latestPresence', 'Presence', '{ SELECTION }', op, op, (one) => one),
    onResident('missing', 'MissingState', '{ SELECTION }', op, op, (one) => one),
    onResident('missing', 'MissingStep', '{ steps { SELECTION } }', op, op, (one) => one.steps[0]),
    onResident('missingEpisodes', 'MissingEpisode', '{ SELECTION }', op, op, (one) => one[0]),
    onResident('presences', 'Presence', '{ nodes { SELECTION } }', op, op, (one) => one.nodes[0]),
    onResident(
      'basicAssistance',
      'BasicAssistance',
      '{ nodes { id SELECTION } }',
      op,
      health('OPERATIONAL'),
      (one) => withId(person.medicine)(one.nodes),
    ),
    ...careProbes({ onResident, group, health }),
    ...serviceProbes({ entity, onResident, pointed, group, both }, person, c, zone),
    onResident(
      'vulnerabilities',
      'Vulnerability',
      '{ id SELECTION }',
      group('PROTECTION'),
      health('PROTECTION'),
      withId(person.illness),
    ),
    onResident(
      'consents',
      'Consent',
      '{ id SELECTION }',
      group('CONSENTS'),
      group('CONSENTS'),
      withId(person.consent),
    ),
    ...(
      [
        [person.sex, 'OPERATIONAL'],
        [person.name, 'IDENTITY'],
        [person.family, 'FAMILY'],
      ] as const
    ).map(([id, of]) =>
      onResident(
        'corrections',
        'ResidentCorrection',
        '{ nodes { id SELECTION } }',
        group('KEY'),
        group(of),
        (one) => withId(id)(one.nodes),
      ),
    ),
    onResident(
      'possibleDuplicates',
      'PossibleDuplicate',
      '{ SELECTION }',
      group('DUPLICATES'),
      group('DUPLICATES'),
      (one) => one[0],
    ),
    onResident(
      'merges',
      'ResidentMerge',
      '{ nodes { id SELECTION } }',
      group('DUPLICATES'),
      group('DUPLICATES'),
      (one) => withId(person.merge)(one.nodes),
    ),
    onResident('representations', 'Representation', '{ SELECTION }', legal, legal, (one) => one[0]),
    onResident('household', 'Household', '{ SELECTION }', family, family, (one) => one),
    onResident(
      'householdMemberships',
      'HouseholdMembership',
      '{ SELECTION }',
      family,
      family,
      (one) => one[0],
    ),
  ];
}
