import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../demo/dist/load.js';
import { topUpDemo } from '../demo/dist/top-up/top-up.js';
import { OWNERS, type Owner } from '../start/dist/owners.js';
import { copyEmptyDatabases } from './support/databases.js';
import { type Block, blocksOf } from './support/documents/blocks.js';
import { Operations } from './support/documents/operations.js';
import { readPage } from './support/documents/pages.js';
import { startGraph, type TestGraph } from './support/graph.js';

/*
 * The queries of docs/cast.md, sent through the real gateway to a history that was loaded a month ago, and topped up yesterday and today: the
 * graph's clock is that of the machine, so the history is brought to it. That it holds on any other day says demo/test/cast.test.ts.
 */
const DAY = 86_400_000;
const page = readPage('docs/cast.md');
const blocks = blocksOf(page);

let graph: TestGraph;
const now = Date.now();
beforeAll(async () => {
  const databases = await copyEmptyDatabases();
  const urls = Object.fromEntries(
    OWNERS.map((owner) => [owner, databases.databases[owner].ownerUrl]),
  ) as Record<Owner, string>;
  await loadDemo({ urls, size: 'small', until: new Date(now - 33 * DAY) });
  for (const ago of [DAY, 0]) await topUpDemo({ urls, until: new Date(now - ago) });
  graph = await startGraph({ databases });
});
afterAll(() => graph?.stop());

/** The heading under which a block stands. */
const headingOf = ({ line }: Block) =>
  page.text
    .split('\n')
    .slice(0, line)
    .findLast((text) => text.startsWith('## '))!
    .slice(3);

// biome-ignore lint/suspicious/noExplicitAny: answers are judged here, not by types.
type Any = any;
const zoneOf = ({ safeZoneByCode }: Any): Any[] => safeZoneByCode.residents.nodes;
const ago = (moment: string) => now - Date.parse(moment);
const dayInSofia = (at: number) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Sofia' }).format(new Date(at));

/** Whether an answer shows whom its section promises, by heading and persona. */
const SHOWS: Record<string, (data: Any) => boolean> = {
  'Missing since last night as iom-night-social-worker': (data) =>
    zoneOf(data).some(({ presences: { nodes }, placement }) => {
      const [latest, ...earlier] = nodes;
      const before = earlier.find(({ status }: Any) => status !== 'MISSING');
      return (
        latest?.status === 'MISSING' &&
        ago(latest.checkedAt) < 26 * 3_600_000 &&
        before?.status === 'PRESENT' &&
        placement
      );
    }),
  'Missing since last night as state-case-manager': ({ centreByCode: { missingResidents } }) =>
    missingResidents.nodes.some(
      ({ missing }: Any) =>
        missing.status === 'MISSING' &&
        ago(missing.since) < 50 * 3_600_000 &&
        missing.nextStep &&
        missing.steps.every(({ takenAt }: Any) => takenAt === null),
    ),
  'Turns 18 within a week as state-centre-manager': ({ centreByCode }) =>
    centreByCode.placementsToReview.some(({ findings }: Any) =>
      findings.some(
        ({ rule, holdsFrom }: Any) =>
          rule === 'ZONE_FOR_ITS_GROUP' && holdsFrom && -ago(holdsFrom) < 7 * DAY && -ago(holdsFrom) > -DAY,
      ),
    ),
  'Sister and brother in two rooms as state-case-manager': (data) =>
    zoneOf(data).some(({ household }) => {
      const members: Any[] = household?.members ?? [];
      const rooms = new Set(members.map(({ placement }) => placement?.room.code));
      return new Set(members.map(({ sex }) => sex)).size === 2 && rooms.size === 2 && !rooms.has(undefined);
    }),
  'A girl as state-case-manager': (data) =>
    zoneOf(data).some(
      ({ sex, age, household, placement, identityDocuments, needs }) =>
        sex === 'FEMALE' &&
        age < 18 &&
        !household &&
        placement &&
        identityDocuments?.[0]?.number &&
        needs.some(({ finding, note }: Any) => finding === 'NEED' && note),
    ),
  'A separated child as state-case-manager': ({ centreByCode }) =>
    centreByCode.residents.nodes.some(
      ({ age, household, legalRepresentative, kin }: Any) =>
        age < 18 &&
        kin?.some(({ place, standing }: Any) => place && standing === 'CLAIMED') &&
        legalRepresentative?.fullName &&
        household?.members.some((one: Any) => one.age >= 18 && one.familySituation === 'ADULT_ALONE'),
    ),
  'A separated child as legal-representative-01': ({ viewer }) =>
    viewer.legalRepresentative.represented.nodes.some((one: Any) => one.familySituation === 'SEPARATED'),
  'Came back as state-registrar': (data) =>
    zoneOf(data).some(
      ({ stays }) =>
        stays.length === 2 &&
        stays.filter((stay: Any) => stay.departedAt === null).length === 1 &&
        stays.some(
          (stay: Any) =>
            stay.departureReason === 'LEFT_WITHOUT_NOTICE' && stay.procedureStage === 'REGISTERED',
        ),
    ),
  'Came back as state-case-manager': (data) =>
    zoneOf(data).some(({ missingEpisodes }) =>
      missingEpisodes?.some(
        ({ outcome, interviewHeldAt, steps }: Any) =>
          outcome === 'RETURNED' &&
          interviewHeldAt &&
          steps.some(({ step, dueAt, toWhom }: Any) => step === 'POLICE' && dueAt && toWhom),
      ),
    ),
  'Transferred as state-case-manager': (data) =>
    zoneOf(data).some(
      ({ stays, transfers }) =>
        stays.length === 2 &&
        transfers?.some(
          ({ state, fromCentreCode, toCentreCode, arrivedAt, requestedAt, decidedAt }: Any) =>
            state === 'COMPLETED' &&
            fromCentreCode === 'HARMANLI' &&
            toCentreCode === 'RRC-SOFIA' &&
            requestedAt < decidedAt &&
            stays.some((stay: Any) => stay.arrivedAt === arrivedAt && stay.departedAt === null) &&
            stays.some(
              (stay: Any) => stay.departedAt === arrivedAt && stay.departureReason === 'TRANSFERRED',
            ),
        ),
    ),
  'Two who may be one as state-centre-manager': ({ centreByCode: { mergesToConfirm } }) =>
    mergesToConfirm.nodes.some(({ resident, survivor }: Any) => resident.fullName !== survivor.fullName),
  'A complaint from the box as iom-coordinator': ({ centreByCode: { complaints } }) =>
    ago(complaints.nodes[0].acknowledgeBy) < 3 * DAY &&
    complaints.nodes.some(({ state, steps }: Any) => state === 'ANSWERED' && steps.length === 2),
  'A consent withdrawn yesterday as state-case-manager': (data) =>
    zoneOf(data).some(({ consents }) =>
      consents.some(
        ({ withdrawnAt, inForce, recipientOrganisation }: Any) =>
          withdrawnAt &&
          !inForce &&
          recipientOrganisation === 'IOM' &&
          dayInSofia(Date.parse(withdrawnAt)) === dayInSofia(now - DAY),
      ),
    ),
  'A referral waiting at the clinic as partner-clinic-coordinator': ({ viewer }) =>
    viewer.centres.nodes.some(({ referrals }: Any) =>
      referrals.nodes.some(
        ({ reason, consentInForce, resident }: Any) =>
          reason && consentInForce && resident.fullName && resident.languages.length > 0,
      ),
    ),
  'A bill that was corrected as iom-coordinator': (data) =>
    zoneOf(data).some(({ medicalPayments }) =>
      medicalPayments.nodes.some(
        ({ corrects, amountMinor, voidedAt, referral }: Any) =>
          !voidedAt && corrects?.amountMinor === 2 * amountMinor && referral.state === 'DONE',
      ),
    ),
  'A handover that nobody has acknowledged as iom-night-social-worker': ({ safeZoneByCode }) =>
    safeZoneByCode.handovers.nodes.some(
      ({ acknowledgedAt, writtenAt }: Any) => acknowledgedAt === null && ago(writtenAt) < 3 * DAY,
    ),
  'A night without anybody trained as iom-coordinator': ({ safeZoneByCode }) => {
    const nights = new Map<string, Any[]>();
    for (const { window, startsAt, assignments } of safeZoneByCode.shifts.nodes)
      if (window === 'NIGHT')
        nights.set(startsAt, [
          ...(nights.get(startsAt) ?? []),
          ...assignments.filter(({ state }: Any) => state === 'PLANNED'),
        ]);
    const isTrained = ({ staffMember: { qualifications } }: Any) =>
      qualifications.some(({ kind }: Any) => kind === 'CHILD_PROTECTION');
    const short = [...nights].filter(([, people]) => people.length > 0 && !people.some(isTrained));
    return short.some(([at]) => ago(at) > 0) && short.some(([at]) => ago(at) < 0);
  },
  'A zone for adults as state-registrar': ({ safeZoneByCode: { targetGroup, sex, residents } }) =>
    targetGroup === 'ADULTS' &&
    sex === 'MALE' &&
    residents.nodes.length >= 4 &&
    residents.nodes.every(({ age, placement }: Any) => age >= 18 && placement),
};

describe('the page of the cast', () => {
  const operations = blocks.filter(({ markers }) => markers.has('persona'));
  const nameOf = (block: Block) => `${headingOf(block)} as ${block.markers.get('persona')}`;

  it('has a query in each of its sections, and says of each whom it shows', () => {
    expect(operations.map(nameOf)).toEqual(Object.keys(SHOWS));
    const sections = page.text.split('\n').filter((line) => line.startsWith('## '));
    expect(new Set(operations.map(headingOf)).size).toBe(sections.length);
  });

  it.each(operations.map((block) => [nameOf(block), block] as const))(
    'shows through the gateway: %s',
    async (name, block) => {
      const sent = new Operations(graph, blocks);
      expect(await sent.run(block)).toEqual([]);
      expect(SHOWS[name]!(sent.answer!.data), JSON.stringify(sent.answer!.data).slice(0, 3000)).toBe(true);
    },
  );

  it('tells the truth of the consent: IOM is refused what was taken back', async () => {
    const { data } = await graph.ask(
      'state-case-manager',
      '{ safeZoneByCode(code: "SZ-VOENNA-RAMPA") { residents(first: 60) { nodes { id consents { withdrawnAt } } } } }',
    );
    const { id } = zoneOf(data).find(({ consents }) =>
      consents.some(
        ({ withdrawnAt }: Any) =>
          withdrawnAt && dayInSofia(Date.parse(withdrawnAt)) === dayInSofia(now - DAY),
      ),
    );
    const asked = await graph.ask(
      'iom-psychologist',
      'query ($id: ID!) { resident(id: $id) { id familySituation } }',
      { id },
    );
    expect(asked.data.resident).toEqual({ id, familySituation: null });
    expect(asked.errors!.map(({ extensions }) => extensions.code)).toEqual(['CONSENT_REQUIRED']);
  });
});
