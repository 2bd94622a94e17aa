import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExplainedSlice, startExplained } from '../../../../test/support/plans.js';
import { slice } from '../../src/slice.js';
import { pageOf, program } from '../support/followers.js';
import { allow, register, share } from '../support/residents.js';

const [HERE, ELSEWHERE, SHARED, MARKS] = [
  newIdentifier(),
  newIdentifier(),
  newIdentifier(),
  newIdentifier(),
] as const;
const MANY = 100_000;

let slices: ExplainedSlice;
beforeAll(async () => {
  slices = await startExplained(slice);
  const { owner } = slices;
  await share(owner, SHARED, 'IOM', ['OPERATIONAL']);
  // Of ten changes one is at the small centre, three where something is open to the other organisation; every ten thousandth is
  // at a centre of its own, whose program finds places in the feed at once.
  await owner`insert into residents.change (generation, kind, resident_id, stay_id, centre_id)
    select (select residents.feed_generation()), 'STAY_ENDED', gen_random_uuid(), gen_random_uuid(),
      case when n % 10000 = 5000 then ${MARKS}::uuid
        else (${[HERE, SHARED, SHARED, SHARED, ...Array(6).fill(ELSEWHERE)]}::uuid[])[1 + n % 10] end
    from generate_series(1, ${MANY}::int) as n`;
  for (let count = 0; count < 3; count += 1) await allow(owner, await register(owner, ELSEWHERE));
  await owner`vacuum analyze residents.change`;
}, 60_000);
afterAll(() => slices?.stop());

/** What the reading of changes took for one page: pages of PostgreSQL and rows looked at. */
async function took(actor: object, after: string | null | undefined) {
  slices.ran();
  const page = await pageOf(slices, actor, after, 100);
  // What a statement took is told when the transaction ends, for which no answer waits.
  for (;;) {
    const ran = [...slices.ran().values()].find(({ text }) => text.includes('"residents"."change"'));
    if (ran) return { page, ran };
    await new Promise(setImmediate);
  }
}

/** Cursors behind each ten thousandth change, and behind the last one. */
async function places(): Promise<string[]> {
  const cursors: string[] = [];
  for (;;) {
    const page = await pageOf(slices, program('STATE', MARKS), cursors.at(-1), 1);
    cursors.push(page.pageInfo.endCursor);
    if (page.nodes.length === 0) return cursors;
  }
}

it('reads 100,000 changes in pages of which none costs more than the first, for each who follows', async () => {
  const cursors = await places();
  expect(cursors).toHaveLength(11);
  for (const [who, actor, most] of [
    ['the owner, at a centre where hardly anything happens', program('STATE', MARKS), 30],
    ['the owner, everywhere', program(), 130],
    ['the owner, at a small centre', program('STATE', HERE), 130],
    ['the owner, at three centres', program('STATE', HERE, ELSEWHERE, SHARED), 650],
    ['another organisation, at a centre open to it', program('IOM', SHARED), 400],
    ['another organisation, everywhere', program('IOM'), 800],
  ] as const) {
    const first = await took(actor, null);
    for (const after of [null, cursors[0], cursors[4], cursors[8]]) {
      const { page, ran } = await took(actor, after);
      expect([who, page.nodes.length > (most < 100 ? 0 : 99)]).toEqual([who, true]);
      expect([who, ran.rows, ran.rows <= most]).toEqual([who, ran.rows, true]);
      expect([who, ran.pages, ran.pages <= first.ran.pages * 1.5 + 20]).toEqual([who, ran.pages, true]);
    }
  }
}, 60_000);

it('finds at the end that there is nothing new without looking at what was', async () => {
  const end = (await places()).at(-1);
  for (const actor of [program(), program('STATE', HERE), program('IOM')]) {
    const { page, ran } = await took(actor, end);
    expect(page.nodes).toEqual([]);
    expect([ran.rows, ran.pages < 60]).toEqual([0, true]);
  }
}, 60_000);
