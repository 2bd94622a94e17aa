import { answered, done, must, refusedWrite, same } from '../../promise.mjs';
import { newKey, REGISTER, RESIDENT, somebodyAt } from '../questions.mjs';

const MOST_PAGES = 300;
const [ATTEMPTS, PAUSE_MILLISECONDS] = [40, 250];
const REFUSALS = 'userErrors { code severity path message }';
const DEPART = `mutation Depart($input: DepartResidentInput!) { departResident(input: $input) {
  resident { id version departedAt } ${REFUSALS} } }`;
const READMIT = `mutation Readmit($input: ReadmitResidentInput!) { readmitResident(input: $input) {
  resident { id version registrationNumber departedAt stays { id } } ${REFUSALS} } }`;
const CHANGES = `query Changes($first: Int!, $after: String) { changes(first: $first, after: $after) {
  nodes { kind residentId } pageInfo { hasNextPage endCursor } } }`;
const PRESENCES = `mutation Check($input: RecordPresencesInput!) { recordPresences(input: $input) { recorded ${REFUSALS} } }`;
const SHARE = `mutation Share($input: ShareResidentsInput!) { shareResidents(input: $input) { sharing { id version } ${REFUSALS} } }`;
const STOP = `mutation Stop($input: StopSharingResidentsInput!) { stopSharingResidents(input: $input) {
  sharing { id version } ${REFUSALS} } }`;

const full = (id, says, keeps, more = {}) => ({
  id,
  says,
  level: 'FULL',
  needs: ['writes/registered'],
  keeps,
  ...more,
});
const needsSop = ({ sop }) =>
  sop ? undefined : 'it needs --sop: an SOP in force at the centre, to which the recipient is a party';

/** Whether the recipient finds the person, and is told what OPERATIONAL opens. */
const sexFor = async ({ slice, actors }, { id }) =>
  (await slice.ask(actors.recipient, RESIDENT, { id })).data?.resident?.sex ?? null;

/** Follows the feed from a cursor to its end. */
async function followed({ slice, actors }, after) {
  const told = [];
  let cursor = after;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { changes } = answered(
      await slice.ask(actors.program, CHANGES, { first: 100, after: cursor }),
      'a page of changes',
    );
    told.push(...changes.nodes);
    must(changes.pageInfo.endCursor, 'a page has no cursor');
    cursor = changes.pageInfo.endCursor;
    if (!changes.pageInfo.hasNextPage) return { told, cursor };
  }
  throw new Error(`the feed has more than ${MOST_PAGES} pages of 100`);
}

/** What of the contract is more than its core. */
export const whole = [
  full(
    'stays/departed',
    'departResident ends a stay; who left is not in the list, and is left by one departure',
    async (world) => {
      const { slice, actors } = world;
      const { resident } = done(
        await slice.ask(actors.registrar, REGISTER, {
          input: somebodyAt(world, { arrivedAt: new Date(Date.now() - 86_400_000).toISOString() }),
        }),
        'registerResident',
      );
      const depart = (expectedVersion) =>
        slice.ask(actors.registrar, DEPART, {
          input: {
            idempotencyKey: newKey(),
            residentId: resident.id,
            expectedVersion,
            reason: 'LEFT_WITHOUT_NOTICE',
          },
        });
      const left = done(await depart(resident.version), 'departResident').resident;
      must(left.departedAt, 'it tells no departure');
      refusedWrite(await depart(left.version), 'departResident', 'a second departure');
      world.former = { ...left, registrationNumber: resident.registrationNumber };
    },
  ),
  full(
    'stays/readmitted',
    'readmitResident begins another stay of the same person, under the same number',
    async ({ slice, actors, former }) => {
      const { resident } = done(
        await slice.ask(actors.registrar, READMIT, {
          input: { idempotencyKey: newKey(), residentId: former.id, expectedVersion: former.version },
        }),
        'readmitResident',
      );
      same(
        [resident.id, resident.registrationNumber],
        [former.id, former.registrationNumber],
        'who came back',
      );
      same([resident.departedAt, resident.stays.length], [null, 2], 'the stays');
    },
    { needs: ['stays/departed'] },
  ),
  full(
    'feed/told',
    'changes tells a program each change once and in order, from where it has read to',
    async (world) => {
      const { slice, actors } = world;
      const before = await followed(world, undefined);
      const ids = [];
      for (let one = 0; one < 3; one += 1) {
        const told = await slice.ask(actors.registrar, REGISTER, { input: somebodyAt(world) });
        ids.push(done(told, 'registerResident').resident.id);
      }
      const registered = [];
      let { cursor } = before;
      // What goes on in the database at this moment may hold a change back, and loses none.
      for (let attempt = 0; attempt < ATTEMPTS && registered.length < ids.length; attempt += 1) {
        const page = await followed(world, cursor);
        cursor = page.cursor;
        registered.push(
          ...page.told.filter(({ kind, residentId }) => kind === 'REGISTERED' && ids.includes(residentId)),
        );
        if (registered.length < ids.length)
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
      }
      same(
        registered.map(({ residentId }) => residentId),
        ids,
        'who was told to be registered',
      );
      const again = await followed(world, before.cursor);
      same(
        again.told.filter(({ kind, residentId }) => kind === 'REGISTERED' && ids.includes(residentId)).length,
        3,
        'how many are told from the same cursor',
      );
    },
  ),
  full('feed/readers', 'changes is told to no person', async ({ slice, actors }) => {
    const { data } = await slice.ask(actors.caseManager, CHANGES, { first: 1 });
    same(data?.changes ?? null, null, 'the feed, asked for by a person');
  }),
  full(
    'labels/told',
    'residentValueLists tells a label of every word of every list, in EN, FR and BG',
    async ({ slice, actors }) => {
      const query = `{ residentValueLists { name values { value meaning en: label(locale: EN) fr: label(locale: FR) bg: label(locale: BG) } } }`;
      const { residentValueLists } = answered(await slice.ask(actors.nurse, query), 'the labels');
      const lacking = residentValueLists.flatMap(({ name, values }) =>
        values
          .filter(({ en, fr, bg, meaning }) => !(en && fr && bg && meaning))
          .map(({ value }) => `${name}.${value}`),
      );
      must(residentValueLists.length > 10, `there are ${residentValueLists.length} lists`);
      same(lacking, [], 'words without a label or a meaning');
    },
  ),
  full(
    'presence/batch',
    'recordPresences takes a whole group at once, or nothing of it',
    async (world) => {
      const { slice, actors, people, centre } = world;
      const entries = people.slice(2).map(({ id }) => ({ residentId: id, status: 'PRESENT' }));
      const check = (more) =>
        slice.ask(actors.caseManager, PRESENCES, {
          input: { idempotencyKey: newKey(), centreId: centre, entries: [...entries, ...more] },
        });
      refusedWrite(
        await check([{ residentId: centre, status: 'PRESENT' }]),
        'recordPresences',
        'a check of somebody unknown',
      );
      const checks = 'query Checks($id: ID!) { resident(id: $id) { latestPresence { status } } }';
      const latest = async () =>
        (await slice.ask(actors.caseManager, checks, { id: people[2].id })).data?.resident?.latestPresence
          ?.status ?? null;
      same(await latest(), null, 'the check after a refusal');
      same(done(await check([]), 'recordPresences').recorded, entries.length, 'how many were recorded');
      same(await latest(), 'PRESENT', 'the check');
    },
    { missing: needsSop },
  ),
  full(
    'clause/opens',
    'A clause of an SOP opens what it names, of everybody at the centre, at the next question',
    async (world) => {
      const { slice, actors, people, recipient, centre, sop } = world;
      same(await sexFor(world, people[3]), null, `what is open before, to ${recipient}`);
      const input = {
        idempotencyKey: newKey(),
        centreId: centre,
        sopId: sop,
        organisation: recipient,
        fieldGroups: ['OPERATIONAL'],
        purposes: ['CARE'],
        clause: 'Contract',
      };
      world.clause = done(await slice.ask(actors.manager, SHARE, { input }), 'shareResidents').sharing;
      same(await sexFor(world, people[3]), 'MALE', 'what is open after it');
    },
    { missing: needsSop },
  ),
  full(
    'clause/stopped',
    'A clause that is stopped opens nothing at the next question',
    async (world) => {
      const { slice, actors, people, clause } = world;
      const input = { idempotencyKey: newKey(), sharingId: clause.id, expectedVersion: clause.version };
      done(await slice.ask(actors.manager, STOP, { input }), 'stopSharingResidents');
      same(await sexFor(world, people[3]), null, 'what is open after it');
    },
    { needs: ['clause/opens'] },
  ),
];
