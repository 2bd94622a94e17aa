import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type ExplainedSlice, grown, type Ran, startExplained } from '../../../../test/support/plans.js';
import { slice } from '../../src/slice.js';
import { allow, register } from '../support/residents.js';

const QUERY = `query ($first: Int! = 25, $after: String) { viewer {
  touchedResidents(first: $first, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }`;
const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;

let residents: ExplainedSlice;
let [first, second, third]: string[] = [];
const worker = { principal: 'STATE:worker', role: 'SOCIAL_WORKER', centres: [HERE, ELSEWHERE] };
const officer = {
  principal: 'STATE:officer',
  role: 'DATA_PROTECTION_OFFICER',
  purpose: 'AUDIT',
  centres: [],
  allCentres: true,
};
const touch = async (id: string, who: object = worker) => {
  const { data } = await residents.ask(who, 'query ($id: ID!) { resident(id: $id) { sex } }', { id });
  expect(data.resident).not.toBeNull();
};
const touched = async (who: object = officer, variables = {}) => {
  const { data, errors } = await residents.ask(who, QUERY, variables);
  expect(errors).toBeUndefined();
  return idsOf(data.viewer.touchedResidents);
};
const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);

beforeAll(async () => {
  residents = await startExplained(slice);
  first = await register(residents.owner, HERE);
  second = await register(residents.owner, HERE);
  third = await register(residents.owner, ELSEWHERE);
  for (const id of [first, second, third]) await touch(id!);
  await touch(first!);
}, 60_000);
afterAll(() => residents?.stop());

it('tells nobody who merely works with residents whose records were read', async () => {
  for (const who of [
    worker,
    { ...officer, role: 'ANALYST', purpose: 'STATISTICS' },
    { ...officer, purpose: 'CARE' },
  ]) {
    const { data, errors } = await residents.ask(who, QUERY);
    expect(data.viewer.touchedResidents).toBeNull();
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  }
});

it('shows the officer those whom others touched, whoever was touched last first, and no centre outside of the sign-in', async () => {
  expect(await touched()).toEqual([first, third, second]);
  expect(await touched(officer, { first: 1 })).toEqual([first]);
  expect(await touched({ ...officer, allCentres: undefined, centres: [HERE] })).toEqual([first, second]);
  expect((await residents.ask(officer, QUERY, { first: 101 })).errors![0]!.extensions.code).toBe(
    'BAD_USER_INPUT',
  );
});

it('does not put on top whom the officer looked at, and names whom it shows', async () => {
  await touch(second!, officer);
  expect((await touched())[0]).toBe(first);
  const events = (await auditEvents(residents.owner, 'residents')).slice(-2);
  const read = events.find(({ kind }) => kind === 'READ')!;
  expect(read).toMatchObject({ subject: 'STATE:officer' });
  expect([...read.people].sort()).toEqual([first, second, third].sort());
  expect(read.entities[0]!.groups).toContain('ACCESS_HISTORY');
});

it('shows the officer of another organisation those alone whom its own people touched, and who are open to it', async () => {
  const ofIom = { ...officer, principal: 'IOM:officer', organisation: 'IOM' };
  expect(await touched(ofIom)).toEqual([]);
  for (const purpose of ['CARE', 'AUDIT'])
    await allow(residents.owner, second!, { field_groups: ['OPERATIONAL'], purpose });
  await touch(second!, { ...worker, principal: 'IOM:worker', organisation: 'IOM' });
  expect(await touched(ofIom)).toEqual([second]);
  expect(await touched({ ...ofIom, organisation: 'CLINIC', principal: 'CLINIC:officer' })).toEqual([]);
});

it('is paged: each once, and a cursor of another list leads nowhere', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data, errors } = await residents.ask(officer, QUERY, { first: 2, after });
    expect(errors).toBeUndefined();
    const { totalCount, pageInfo, ...page } = data.viewer.touchedResidents;
    expect(totalCount).toBeNull();
    seen.push(...idsOf(page));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(await touched());
  for (const wrong of ['x', Buffer.from('["1"]').toString('base64url')]) {
    const { errors } = await residents.ask(officer, QUERY, { after: wrong });
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  }
});

/** Events of somebody else, each of which names `people` of those who have a number, one after the other. */
async function addEvents(most: number, people: number) {
  const { owner } = residents;
  await owner`with last as (select max(sequence) as sequence, max(number) as number
      from residents.audit_event, residents.audit_person)
    insert into residents.audit_event (sequence, event, people, numbers, hash, seal)
    select last.sequence + one, '{"subject":"STATE:other","organisation":"STATE"}', '{}',
      array(select 1 + (one * ${people}::int + place) % last.number from generate_series(1, ${people}::int) as place), '', ''
    from last, generate_series(1, ${most}::int) as one`;
  await owner`update residents.audit_head set sequence = (select max(sequence) from residents.audit_event)`;
  await owner`vacuum analyze residents.audit_event, residents.audit_person, residents.resident`;
}

it('looks at as much however long the history is and however many it names, shows a page alone, and goes on behind those who are hidden and behind what others did', async () => {
  const { owner } = residents;
  await owner`insert into residents.resident (id, registration_number, given_name, family_name, date_of_birth, sex, nationality,
      languages, family_situation, centre_id, arrived_at)
    select gen_random_uuid(), 'P-' || number, 'Given', 'Family', '2008-05-01', 'MALE', 'SYR', '{ar}', 'UNACCOMPANIED',
      ${ELSEWHERE}::uuid, '2024-01-01' from generate_series(1, 1500) as number`;
  await owner`insert into residents.audit_person (number, person)
    select (select max(number) from residents.audit_person) + row_number() over (), id from residents.resident
    where id not in (select person from residents.audit_person)`;
  const ofIom = { ...officer, principal: 'IOM:officer', organisation: 'IOM' };
  await addEvents(10_500, 10);
  const look = async () => {
    const ran = [];
    for (const who of [officer, ofIom]) {
      await touched(who);
      residents.ran();
      expect(await touched(who)).toHaveLength(who === officer ? 25 : 0);
      ran.push(residents.ran());
    }
    return ran as [Map<string, Ran>, Map<string, Ran>];
  };
  const before = await look();
  const read = (await auditEvents(owner, 'residents')).filter(({ subject }) => subject === 'STATE:officer');
  expect(new Set(read.at(-1)!.people).size).toBe(25);
  await addEvents(12_000, 10);
  const after = await look();
  for (const [at, ran] of after.entries()) {
    expect([...ran.keys()].some((text) => text.includes('first_format'))).toBe(true);
    expect(grown(before[at]!, ran)).toEqual([]);
  }

  // Nearly everybody is of a centre that the one does not reach; of 20,000 events the other may be told of one.
  const walk = async (who: object, most: number) => {
    const [found, pages] = [new Set<string>(), [] as number[]];
    let cursor: string | null = null;
    do {
      const { data, errors } = await residents.ask(who, QUERY, { first: 100, after: cursor });
      expect(errors).toBeUndefined();
      const { pageInfo, ...rows } = data.viewer.touchedResidents;
      for (const id of idsOf(rows)) found.add(id);
      pages.push(rows.nodes.length);
      cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (cursor && pages.length < most);
    return { found: [...found].sort(), pages };
  };
  const narrow = { ...officer, allCentres: undefined, centres: [HERE] };
  expect((await walk(narrow, 2)).found).toEqual([first, second].sort());
  expect(await walk(ofIom, 9)).toEqual({ found: [second], pages: [0, 0, 1] });
});
