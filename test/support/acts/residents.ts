import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { features } from '../../../subgraphs/residents/dist/features.js';
import { allow, recordOf, register, transfer } from '../../../subgraphs/residents/test/support/residents.js';
import type { OneSlice } from '../one-slice/slice.js';
import { type Act, type Acts, functionsOf } from './act.js';
import { careActs } from './care.js';

const AT = '2024-06-12T09:00:00Z';
const RETURNED = { returned_at: '2024-06-11T08:00:00Z', interview_due_at: '2024-06-14T08:00:00Z' };
const REASON = 'The child was found outside at night and cannot speak for herself.';

/** One of everything that this slice writes about somebody. @param centre one that is known to the slice */
export function residentsActs(slice: OneSlice, centre: string): Acts {
  const { owner } = slice;
  const of = (
    name: string,
    input: (residentId: string) => object,
    more: Record<string, string> = {},
    actor?: object,
  ): Acts => ({
    [name]: async (): Promise<Act> => {
      const id = await register(owner, centre, more);
      return {
        functions: functionsOf(features.acts, name),
        input: input(id),
        people: [id],
        ...(actor && { actor }),
      };
    },
  });
  const nurse = (principal: string) => ({
    principal,
    organisation: 'STATE',
    role: 'NURSE',
    purpose: 'EMERGENCY',
    permissions: ['BREAK_GLASS'],
    centres: [centre],
  });
  const caseManager = { organisation: 'STATE', role: 'CASE_MANAGER', centres: [centre] };
  const clerk = { organisation: 'STATE', role: 'REGISTRAR', centres: [centre] };
  const officer = { organisation: 'STATE', role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT', centres: [] };
  const left = { departed_at: '2024-06-01T10:00:00Z', departure_reason: 'OTHER' };
  /** A row about somebody, past the API, and the act on it. */
  const on = async (row: (residentId: string) => Promise<object>, actor?: object): Promise<Act> => {
    const id = await register(owner, centre);
    const input = { expectedVersion: 1, ...(await row(id)) };
    return { functions: [], people: [id], input, ...(actor && { actor }) };
  };
  /** So many people of one household, and after them the household. */
  const family = async (size: number): Promise<string[]> => {
    const id = newIdentifier();
    await owner`insert into residents.household (id, registration_number) values (${id}, ${id})`;
    const people: string[] = [];
    for (let one = 0; one < size; one += 1) people.push(await register(owner, centre, { household_id: id }));
    return [...people, id];
  };
  /** A check that did not find somebody. */
  const missed = async (residentId: string) => {
    const id = newIdentifier();
    await owner`insert into residents.presence (id, resident_id, centre_id, checked_at, status)
      values (${id}, ${residentId}, ${centre}, '2024-06-10T19:00:00Z', 'ABSENT')`;
    return id;
  };
  const missedOne = (name: string, step: string): Acts => ({
    [name]: async () => {
      const id = await register(owner, centre);
      await missed(id);
      const input = { residentId: id, step, toWhom: 'Whom it concerns', takenAt: AT };
      return { functions: functionsOf(features.acts, name), people: [id], input };
    },
  });
  /** On an open episode. */
  const inEpisode = (name: string, row: object, more: () => Promise<object>): Acts => ({
    [name]: async () => {
      const about = await on(async (residentId) => {
        const id = newIdentifier();
        const begun = {
          id,
          resident_id: residentId,
          centre_id: centre,
          since: '2024-06-10T19:00:00Z',
          ...row,
        };
        await owner`insert into residents.missing_episode ${owner(begun)}`;
        return { missingEpisodeId: id, ...(await more()) };
      });
      return { ...about, functions: functionsOf(features.acts, name) };
    },
  });
  const elsewhere = newIdentifier();
  slice.graph.known.add(elsewhere);
  /** A step of the transfer of somebody, by who may take it. */
  const moving = async (from: string, to: string, more: object = {}, state = 'REQUESTED'): Promise<Act> => {
    const id = await register(owner, from);
    const transferId = await transfer(owner, id, to, { state });
    return {
      ...{ functions: [], people: [id], actor: clerk },
      input: { transferId, expectedVersion: 1, ...more },
    };
  };
  const emergency = async (residentId: string) => {
    const id = newIdentifier();
    await owner`insert into residents.break_glass
      (id, resident_id, subject, organisation, role, reason, granted_at, expires_at)
      values (${id}, ${residentId}, ${`STATE:${id}`}, 'STATE', 'NURSE', ${REASON}, now(), now() + interval '50 minutes')`;
    return id;
  };
  /** A merge that somebody else asked for, and the act on it. */
  const ofMerge = async (more: object): Promise<Act> => {
    const [mergeId, record, survivor] = [
      newIdentifier(),
      await register(owner, centre),
      await register(owner, centre),
    ];
    await owner`insert into residents.record_merge (id, resident_id, survivor_id, reason, asked_at, recorded_by_subject)
      values (${mergeId}, ${record}, ${survivor}, 'The same scar', '2024-05-01', 'STATE:somebody-else')`;
    return {
      functions: [],
      people: [record, survivor],
      input: { mergeId, expectedVersion: 1, ...more },
      actor: clerk,
    };
  };
  const awaited = async (residentId: string) => {
    const subject = `STATE:${newIdentifier()}`;
    const ids = [newIdentifier(), newIdentifier(), newIdentifier(), newIdentifier()];
    // The fourth within an hour waits for a second person.
    for (const id of ids) {
      const whose = id === ids.at(-1) ? residentId : await register(owner, centre);
      await owner`insert into residents.break_glass
        (id, resident_id, subject, organisation, role, reason, granted_at, expires_at)
        values (${id}, ${whose}, ${subject}, 'STATE', 'NURSE', ${REASON}, now(), now() + interval '50 minutes')`;
    }
    const [row] = await owner`select id from residents.break_glass
      where subject = ${subject} and approval = 'AWAITED'`;
    return { breakGlassId: row!['id'] as string };
  };
  /** Work on a complaint of somebody, by whom the organisation has named for it. */
  const complaint = (name: string, state: string, more: object) => ({
    [name]: async () => {
      const [residentId, complaintId] = [await register(owner, centre), newIdentifier()];
      await owner`insert into residents.complaint
        (id, centre_id, category, channel, language, text, state, received_at, acknowledge_by, resident_id, code_hash)
        values (${complaintId}, ${centre}, 'FOOD', 'BOX', 'ar', 'The soup is cold.', ${state}, ${AT}, ${AT}, ${residentId}, ${complaintId})`;
      const input = { complaintId, expectedVersion: 1, ...more };
      return {
        functions: [],
        input,
        people: [residentId],
        actor: { ...clerk, role: 'COORDINATOR', permissions: ['COMPLAINTS'] },
      };
    },
  });
  return {
    ...of('recordPresence', (residentId) => ({ residentId, status: 'PRESENT', checkedAt: AT })),
    ...of('recordPresences', (residentId) => ({
      centreId: centre,
      checkedAt: AT,
      entries: [{ residentId, status: 'PRESENT' }],
    })),
    voidPresence: async () => {
      const about = await on(async (id) => ({
        presenceId: await missed(id),
        reason: 'Another child was meant',
      }));
      const { expectedVersion: _, ...input } = about.input as Record<string, unknown>;
      return { ...about, input, functions: functionsOf(features.acts, 'voidPresence') };
    },
    ...missedOne('recordMissingStep', 'CASE_MANAGER'),
    ...missedOne('notifyMissing', 'POLICE'),
    ...inEpisode('recordReturn', {}, async () => ({})),
    ...inEpisode('recordReturnInterview', RETURNED, async () => ({ note: 'Was with an uncle' })),
    ...inEpisode('closeMissingEpisode', {}, async () => ({
      outcome: 'NOT_FOUND',
      reason: 'The police search on',
    })),
    ...of('assignCaseManager', (residentId) => ({ residentId, expectedVersion: 1, staffMemberId: null })),
    ...of('recordNeedsAssessment', (residentId) => ({
      residentId,
      expectedVersion: 1,
      riskLevel: 'LOW',
      assessedAt: AT,
    })),
    ...of('recordVulnerability', (residentId) => ({ residentId, kind: 'OTHER', identifiedAt: AT })),
    ...careActs({ of, on, owner, officer }),
    provideBasicAssistance: async () => {
      const residentId = await register(owner, centre);
      const input = { residentId, kind: 'FOOD', item: 'Meal', quantity: 1, providedAt: AT };
      return { functions: ['FOOD'], input, people: [residentId] };
    },
    leaveComplaint: async () => {
      const residentId = await register(owner, centre);
      const said = { category: 'FOOD', channel: 'IN_PERSON', language: 'ar', text: 'The soup is cold.' };
      return { functions: [], input: { centreId: centre, ...said, residentId }, people: [residentId] };
    },
    ...complaint('acknowledgeComplaint', 'RECEIVED', {}),
    ...complaint('answerComplaint', 'ACKNOWLEDGED', { answer: 'There is a new stove.' }),
    ...complaint('closeComplaint', 'ANSWERED', { reason: 'The soup is warm' }),
    ...complaint('reopenComplaint', 'CLOSED', { reason: 'Cold again' }),
    followComplaint: async () => ({ functions: [], input: { code: '2222-2222-2222-2222' }, people: [] }),
    recordDistribution: async () => {
      const people = [await register(owner, centre), await register(owner, centre)];
      const input = {
        ...{ centreId: centre, category: 'HYGIENE_KIT', item: 'Hygiene kit', quantity: 1 },
        ...{ providedAt: AT, residentIds: people },
      };
      return { functions: ['NON_FOOD_ITEMS'], input, people };
    },
    ...of('recordMedicalContact', (residentId) => ({
      ...{ residentId, contact: 'DRESSING', what: 'A cut on the hand', outcome: 'To be seen again', at: AT },
    })),
    voidBasicAssistance: async () => {
      const [residentId, basicAssistanceId] = [await register(owner, centre), newIdentifier()];
      await owner`insert into residents.basic_assistance (id, resident_id, centre_id, kind, item, provided_at)
        values (${basicAssistanceId}, ${residentId}, ${centre}, 'FOOD', 'Meal', ${AT})`;
      const input = { basicAssistanceId, expectedVersion: 1, reason: 'Another child was meant' };
      return { functions: ['FOOD'], input, people: [residentId] };
    },
    registerResident: async () => ({
      functions: [],
      people: [],
      actor: clerk,
      input: {
        registrationNumber: newIdentifier(),
        givenName: 'Given',
        familyName: 'Family',
        sex: 'UNKNOWN',
        familySituation: 'WITH_FAMILY',
        centreId: centre,
      },
    }),
    importResidents: async () => ({
      functions: [],
      people: [],
      actor: clerk,
      input: {
        source: 'ANOTHER-REGISTER',
        centreId: centre,
        isRehearsal: false,
        rows: [
          {
            sourceKey: newIdentifier(),
            registrationNumber: newIdentifier(),
            givenName: 'Given',
            sex: 'FEMALE',
            languages: [],
            familySituation: 'WITH_FAMILY',
            arrivedAt: AT,
          },
        ],
      },
    }),
    ...of(
      'correctResident',
      (residentId) => ({ residentId, expectedVersion: 1, reason: 'Misheard', givenName: 'Other' }),
      {},
      clerk,
    ),
    mergeResidents: async () => {
      const [residentId, survivorId] = [await register(owner, centre), await register(owner, centre)];
      const input = {
        residentId,
        survivorId,
        expectedVersion: 1,
        survivorVersion: 1,
        reason: 'The same scar',
      };
      return { functions: [], input, people: [residentId, survivorId], actor: clerk };
    },
    confirmMerge: () => ofMerge({}),
    unmergeResidents: () => ofMerge({ reason: 'Two scars' }),
    tellResidentsApart: async () => {
      const [residentId, otherId] = [await register(owner, centre), await register(owner, centre)];
      return {
        functions: [],
        input: { residentId, otherId, reason: 'Twins' },
        people: [residentId, otherId],
        actor: clerk,
      };
    },
    ...of(
      'joinHousehold',
      (residentId) => ({
        residentId,
        expectedVersion: 1,
        householdNumber: newIdentifier(),
        reason: 'An aunt',
      }),
      {},
      clerk,
    ),
    leaveHousehold: async () => {
      const [residentId] = await family(1);
      const input = { residentId, expectedVersion: 1, reason: 'No kin' };
      return { functions: [], input, people: [residentId!], actor: clerk };
    },
    recordKin: async () => {
      const [residentId, otherId] = [await register(owner, centre), await register(owner, centre)];
      const input = { residentId, otherId, relation: 'SIBLING', toldBy: 'RESIDENT' };
      return { functions: [], input, people: [residentId, otherId], actor: caseManager };
    },
    endKin: () =>
      on(async (id) => ({ kinId: await recordOf(owner, 'kin', id), reason: 'No kin' }), caseManager),
    ...of(
      'recordIdentityDocument',
      (residentId) => ({ residentId, type: 'PASSPORT', number: 'P-1', seen: 'ORIGINAL' }),
      {},
      clerk,
    ),
    endIdentityDocument: () =>
      on(
        async (id) => ({
          identityDocumentId: await recordOf(owner, 'identity_document', id),
          reason: 'Lost',
        }),
        clerk,
      ),
    ...of(
      'recordPhoto',
      (residentId) => ({
        ...{ residentId, storeKey: 'photos/1', contentType: 'JPEG', sha256: 'ab'.repeat(32) },
        ...{ takenOn: '2024-06-12', consent: 'RESIDENT' },
      }),
      {},
      clerk,
    ),
    endPhoto: () =>
      on(async (id) => ({ photoId: await recordOf(owner, 'photo', id), reason: 'Taken back' }), clerk),
    splitHousehold: async () => {
      const [going, , householdId] = await family(2);
      const input = {
        ...{ householdId, residentIds: [going], householdNumber: newIdentifier().toUpperCase() },
        ...{ expectedVersion: 1, reason: 'Parted' },
      };
      return { functions: [], input, people: [going!], actor: clerk };
    },
    ...of('departResident', (residentId) => ({ residentId, expectedVersion: 1, reason: 'OTHER' }), {}, clerk),
    ...of(
      'undoDeparture',
      (residentId) => ({ residentId, expectedVersion: 1, reason: 'A mistake' }),
      left,
      clerk,
    ),
    ...of(
      'transferResident',
      (residentId) => ({
        residentId,
        toCentreCode: elsewhere,
        reason: 'Nearer to an aunt',
        plannedOn: '2024-06-14',
      }),
      {},
      clerk,
    ),
    acceptTransfer: () => moving(elsewhere, centre),
    declineTransfer: () => moving(elsewhere, centre, { reason: 'No place' }),
    withdrawTransfer: () => moving(centre, elsewhere, { reason: 'The aunt is here' }),
    completeTransfer: () => moving(elsewhere, centre, {}, 'AGREED'),
    ...of('readmitResident', (residentId) => ({ residentId, expectedVersion: 1 }), left, clerk),
    ...of(
      'appointLegalRepresentative',
      (residentId) => ({ residentId, fullName: 'Somebody', bureau: 'Bureau', ofAdult: true }),
      { date_of_birth: '1980-01-01' },
      clerk,
    ),
    endRepresentation: () =>
      on(async (residentId) => {
        const [representationId, legal] = [newIdentifier(), newIdentifier()];
        await owner`insert into residents.legal_representative (id, full_name, bureau) values (${legal}, 'A', 'B')`;
        await owner`insert into residents.representation (id, resident_id, legal_representative_id, appointed_on, of_adult)
          values (${representationId}, ${residentId}, ${legal}, '2024-01-01', true)`;
        return { representationId, reason: 'OTHER' };
      }, clerk),
    ...of('recordConsent', (residentId) => ({
      residentId,
      givenBy: 'RESIDENT',
      modality: 'WRITTEN',
      language: 'ar',
      documentSha256: 'cd'.repeat(32),
      fieldGroups: ['IDENTITY'],
      recipientOrganisation: 'IOM',
      purpose: 'CARE',
    })),
    confirmConsent: () =>
      on(async (id) => ({ consentId: await allow(owner, id, { confirmation: 'AWAITED' }) })),
    withdrawConsent: () => on(async (id) => ({ consentId: await allow(owner, id) })),
    ...of('breakGlass', (residentId) => ({ residentId, reason: REASON }), {}, nurse('in-need')),
    approveBreakGlass: () => on(awaited, nurse('a-second-one')),
    reviewBreakGlass: () =>
      on(async (id) => ({ breakGlassId: await emergency(id), finding: 'JUSTIFIED' }), officer),
  };
}
