import { randomBytes } from 'node:crypto';
import { answered, done, must, refusedWrite, same } from '../../promise.mjs';
import { newKey, newName, REGISTER, somebodyAt } from '../questions.mjs';
import { foundBy } from './registering.mjs';

const REFUSALS = 'userErrors { code severity path message rule }';
const CORRECT = `mutation Correct($input: CorrectResidentInput!) { correctResident(input: $input) {
  resident { familyName corrections(first: 5) { nodes { field oldValue newValue reason } } } ${REFUSALS} } }`;
const NAMED = `query Named($centre: ID!, $name: String!) { residents(centreId: $centre, first: 10, filter: { name: $name }) {
  totalCount nodes { id } } }`;
const MERGE = `mutation Merge($input: MergeResidentsInput!) { mergeResidents(input: $input) { merge { id version } ${REFUSALS} } }`;
const CONFIRM = `mutation Confirm($input: ConfirmMergeInput!) { confirmMerge(input: $input) { merge { state } ${REFUSALS} } }`;
const MERGED = 'query Merged($id: ID!) { resident(id: $id) { version mergedInto { id } } }';
const IMPORT = `mutation Import($input: ImportResidentsInput!) { importResidents(input: $input) { residents { id } ${REFUSALS} } }`;
const PRESENCES = `mutation Check($input: RecordPresencesInput!) { recordPresences(input: $input) { recorded ${REFUSALS} } }`;
const MISSING = 'query Missing($id: ID!) { resident(id: $id) { missing { since } } }';
const FEED = 'query Feed($after: String) { changes(first: 1, after: $after) { nodes { kind } } }';

const full = (id, says, keeps, more = {}) => ({
  id,
  says,
  level: 'FULL',
  needs: ['writes/registered'],
  keeps,
  ...more,
});

const register = async ({ slice, actors }, input) =>
  done(await slice.ask(actors.registrar, REGISTER, { input }), 'registerResident').resident;

/** What is known of people, beyond that they are registered. */
export const records = [
  full(
    'corrections/kept',
    'correctResident keeps what stood there, with the reason, and whoever reads the value reads both',
    async (world) => {
      const input = somebodyAt(world);
      const { id, version } = await register(world, input);
      const familyName = newName();
      const change = { residentId: id, expectedVersion: version, familyName };
      const correct = (reason) =>
        world.slice.ask(world.actors.caseManager, CORRECT, {
          input: { idempotencyKey: newKey(), reason, ...change },
        });
      refusedWrite(await correct(''), 'correctResident', 'a correction without a reason');
      const { resident } = done(await correct('A passport was shown'), 'correctResident');
      same(resident.familyName, familyName, 'the name');
      // What follows from it, such as Latin letters by machine, is kept as well.
      same(
        resident.corrections.nodes.filter(({ field }) => field === 'FAMILY_NAME'),
        [
          {
            field: 'FAMILY_NAME',
            oldValue: input.familyName,
            newValue: familyName,
            reason: 'A passport was shown',
          },
        ],
        'what is kept',
      );
    },
  ),
  full(
    'search/spelling',
    'A list that is chosen by a name finds it in another script and case, and refuses it to who may not read names',
    async (world) => {
      const { slice, actors, centre } = world;
      const input = somebodyAt(world, { givenName: 'Юсуф' });
      const { id } = await register(world, input);
      const name = `YUSUF ${input.familyName.toUpperCase()}`;
      const { residents } = answered(await slice.ask(actors.registrar, NAMED, { centre, name }), 'the list');
      same(residents.nodes, [{ id }], 'who is found');
      const { data, errors } = await slice.ask(actors.recipient, NAMED, { centre, name });
      must(errors.length > 0 || !data?.residents?.nodes.length, 'it is found by another organisation');
    },
  ),
  full(
    'duplicates/held',
    'Whoever is registered a second time is held up with POSSIBLE_DUPLICATE, and nobody is registered, until it is said that they are two',
    async (world) => {
      const { slice, actors } = world;
      const first = somebodyAt(world);
      const one = await register(world, first);
      const second = {
        ...first,
        idempotencyKey: newKey(),
        registrationNumber: somebodyAt(world).registrationNumber,
      };
      const refused = refusedWrite(
        await slice.ask(actors.registrar, REGISTER, { input: second }),
        'registerResident',
        'a second registration',
      );
      must(
        refused.some(({ rule }) => rule === 'POSSIBLE_DUPLICATE'),
        'it does not name the rule',
      );
      same(await foundBy(world, second.registrationNumber), [], 'who is registered');
      const said = { differentFrom: [one.id], differentBecause: 'Twins' };
      await register(world, { ...second, ...said, idempotencyKey: newKey() });
    },
  ),
  full(
    'merge/by-two',
    'Two records are merged by two people, and the merged one says into which',
    async (world) => {
      const { slice, actors } = world;
      const [one, other] = [
        await register(world, somebodyAt(world)),
        await register(world, somebodyAt(world)),
      ];
      const { merge } = done(
        await slice.ask(actors.registrar, MERGE, {
          input: {
            idempotencyKey: newKey(),
            residentId: one.id,
            expectedVersion: one.version,
            survivorId: other.id,
            survivorVersion: other.version,
            reason: 'One person',
          },
        }),
        'mergeResidents',
      );
      const confirm = (actor) =>
        slice.ask(actor, CONFIRM, {
          input: { idempotencyKey: newKey(), mergeId: merge.id, expectedVersion: merge.version },
        });
      refusedWrite(await confirm(actors.registrar), 'confirmMerge', 'a confirmation by whoever asked for it');
      const into = async () =>
        answered(await slice.ask(actors.registrar, MERGED, { id: one.id }), 'the record').resident.mergedInto;
      same(await into(), null, 'into which it is merged before');
      done(await confirm(actors.manager), 'confirmMerge');
      same(await into(), { id: other.id }, 'into which it is merged');
    },
  ),
  full(
    'import/once',
    'importResidents takes all rows over or none, rehearses without a trace, and takes a row over once',
    async (world) => {
      const { slice, actors, centre } = world;
      const source = `CONTRACT-${randomBytes(4).toString('hex').toUpperCase()}`;
      const rowOf = () => {
        const { registrationNumber, givenName, familyName, dateOfBirth, sex, familySituation } =
          somebodyAt(world);
        const arrivedAt = '2024-01-02T10:00:00.000Z';
        return {
          sourceKey: registrationNumber,
          registrationNumber,
          givenName,
          familyName,
          dateOfBirth,
          sex,
          familySituation,
          arrivedAt,
        };
      };
      const rows = [rowOf(), rowOf()];
      const take = (some, more = {}) =>
        slice.ask(actors.registrar, IMPORT, {
          input: { idempotencyKey: newKey(), source, centreId: centre, rows: some, ...more },
        });
      const onRecord = async () =>
        (await Promise.all(rows.map(({ registrationNumber }) => foundBy(world, registrationNumber)))).flat();
      refusedWrite(
        await take([...rows, { ...rowOf(), registrationNumber: rows[0].registrationNumber }]),
        'importResidents',
        'a number that two rows have',
      );
      done(await take(rows, { isRehearsal: true }), 'importResidents');
      same(await onRecord(), [], 'who is on record after a refusal and a rehearsal');
      done(await take(rows), 'importResidents');
      const taken = await onRecord();
      same(taken.length, rows.length, 'how many are on record');
      await take(rows);
      same(await onRecord(), taken, 'who is on record after the same rows once more');
    },
  ),
  full(
    'missing/told',
    'Whoever is not found at a check is missed since then, until a check finds them',
    async ({ slice, actors, people, centre }) => {
      const { id } = people[4];
      const since = async () =>
        answered(await slice.ask(actors.caseManager, MISSING, { id }), 'the resident').resident.missing;
      const check = async (status) =>
        done(
          await slice.ask(actors.caseManager, PRESENCES, {
            input: { idempotencyKey: newKey(), centreId: centre, entries: [{ residentId: id, status }] },
          }),
          'recordPresences',
        );
      same(await since(), null, 'what is missed before');
      await check('ABSENT');
      must((await since())?.since, 'nobody is missed after the check');
      await check('PRESENT');
      same(await since(), null, 'what is missed once they are found');
    },
    { missing: ({ sop }) => (sop ? undefined : 'it needs --sop: an SOP in force at the centre') },
  ),
  full(
    'feed/cursors',
    'A cursor that the feed did not give is refused with BAD_USER_INPUT at `after`',
    async ({ slice, actors }) => {
      for (const after of ['', 'x', 'W10', '0'.repeat(100)]) {
        const { data, errors } = await slice.ask(actors.program, FEED, { after });
        same(
          [data?.changes ?? null, errors.map(({ extensions }) => extensions?.code)],
          [null, ['BAD_USER_INPUT']],
          `the answer to ${after}`,
        );
      }
    },
  ),
];
