import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWNERS } from '../../start/dist/owners.js';
import {
  capacityOf,
  type Kind,
  openAgent,
  openLoop,
  quantile,
  send,
  type Tally,
} from '../support/open-loop.js';
import { type ProcessGraph, startProcessGraph } from '../support/process-graph.js';
import { isLong } from '../support/run/long.js';
import { prepareShiftWork, type ShiftWork } from '../support/shift-work.js';

/** An operation's deadline at the gateway, and what a busy machine may be late by. */
const DEADLINE_MILLISECONDS = 8000 + 5000;

let graph: ProcessGraph;
let work: ShiftWork;

beforeAll(async () => {
  graph = await startProcessGraph();
  work = await prepareShiftWork(graph);
  const agent = openAgent();
  for (const kind of [work.screen, work.page, work.presence, work.series, work.small]) {
    const { outcome, told } = await send(graph.url, kind, 0, agent, DEADLINE_MILLISECONDS);
    expect([kind.name, outcome, JSON.stringify(told.body).slice(0, 500)]).toEqual([
      kind.name,
      'good',
      expect.any(String),
    ]);
  }
  await agent.close();
});
afterAll(() => graph?.stop());

/** Waits until no slice does anything for a request any longer. @returns how long it took, in milliseconds */
async function untilIdle(): Promise<number> {
  const started = performance.now();
  for (;;) {
    const busy = await Promise.all(
      OWNERS.map(async (owner) => {
        const [row] = await graph.owners[owner]`
          select count(*)::int as busy from pg_stat_activity
          where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`;
        return row!['busy'] as number;
      }),
    );
    if (busy.every((count) => count === 0)) return performance.now() - started;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Sends so many of each at the same moment, and something small by others meanwhile. */
async function atOnce(kinds: Kind[], count: number) {
  const agent = openAgent();
  const all = kinds.flatMap((kind) =>
    Array.from({ length: count }, (_, number) => send(graph.url, kind, number, agent, DEADLINE_MILLISECONDS)),
  );
  let isOver = false;
  const crowd = Promise.all(all).finally(() => {
    isOver = true;
  });
  const meanwhile = [];
  while (!isOver)
    meanwhile.push(await send(graph.url, work.small, meanwhile.length, agent, DEADLINE_MILLISECONDS));
  const answers = await crowd;
  await agent.close();
  return { answers, meanwhile };
}

describe('50 night screens and 50 series of analysts at the same moment', () => {
  it('are each answered rightly or refused clearly, others are answered meanwhile, and then the slices are idle', async () => {
    const { answers, meanwhile } = await atOnce([work.screen, work.series], 50);
    const idle = await untilIdle();
    // It takes a moment; this only tells a moment from a slice that works on for those who gave up.
    expect(idle).toBeLessThan(10_000);
    for (const { outcome, told } of answers)
      expect(['good', 'refused', 'unavailable'], JSON.stringify(told).slice(0, 500)).toContain(outcome);
    expect(answers.filter(({ outcome }) => outcome === 'good').length).toBeGreaterThan(10);
    expect(meanwhile.some(({ outcome }) => outcome === 'good')).toBe(true);
    for (const { outcome } of meanwhile) expect(['good', 'refused']).toContain(outcome);
    const agent = openAgent();
    expect((await send(graph.url, work.screen, 1, agent, DEADLINE_MILLISECONDS)).outcome).toBe('good');
    await agent.close();
    tell('50 screens and 50 series at once', [
      `good ${answers.filter(({ outcome }) => outcome === 'good').length}, refused ${answers.filter(({ outcome }) => outcome === 'refused').length}`,
      `others meanwhile ${meanwhile.filter(({ outcome }) => outcome === 'good').length} of ${meanwhile.length}`,
      `slices idle ${Math.round(idle)} ms after the last answer`,
    ]);
  });
});

describe.runIf(!isLong)('far more than the graph can answer', () => {
  it('is answered rightly or refused clearly and at once, writes of the shift first, and is well again with the first question afterwards', async () => {
    const tallies = await openLoop({
      url: graph.url,
      kinds: [
        { kind: work.page, perSecond: 80 },
        { kind: work.presence, perSecond: 4 },
        { kind: work.placement, perSecond: 1 },
      ],
      seconds: 3,
      deadlineMilliseconds: DEADLINE_MILLISECONDS,
    });
    for (const [name, { outcomes, wrong }] of Object.entries(tallies)) {
      expect([name, wrong]).toEqual([name, []]);
      expect([name, outcomes.late]).toEqual([name, 0]);
    }
    expect(tallies[work.page.name]!.outcomes.good).toBeGreaterThan(0);
    expect(tallies[work.page.name]!.outcomes.refused).toBeGreaterThan(0);
    // On a machine that is busy with other things some writes are refused, too: never as many as of the pages.
    const share = ({ sent, outcomes }: Tally) => outcomes.good / sent;
    const pages = tallies[work.page.name]!;
    for (const { name } of [work.presence, work.placement])
      expect(share(tallies[name]!)).toBeGreaterThan(share(pages));
    // Who is refused has not waited for it as others wait for their answer.
    expect(quantile(pages.others, 0.5)).toBeLessThan(quantile(pages.good, 0.5));
    const agent = openAgent();
    for (const kind of [work.presence, work.page, work.screen, work.series, work.small]) {
      const { outcome, told } = await send(graph.url, kind, 1000, agent, DEADLINE_MILLISECONDS);
      expect([kind.name, outcome, JSON.stringify(told).slice(0, 300)]).toEqual([
        kind.name,
        'good',
        expect.any(String),
      ]);
    }
    await agent.close();
    await untilIdle();
  });
});

/** CPU seconds that all processes of the machine together have used, and those that they could have. */
function machineTime(): { used: number; all: number } {
  const ticks = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]!
    .trim()
    .split(/\s+/)
    .slice(1, 9)
    .map(Number);
  const all = ticks.reduce((sum, one) => sum + one, 0);
  return { used: all - ticks[3]! - ticks[4]!, all };
}

const tell = (title: string, lines: string[]) => {
  if (isLong) console.log([title, ...lines.map((line) => `  ${line}`)].join('\n'));
};

/** One row of what the long form measured, for `bench/`. */
interface Row {
  kind: string;
  times: number;
  capacity: number;
  goodPerSecond: number;
  refusedPerSecond: number;
  medianOfGood: number;
  p99OfGood: number;
  secondsUntilWell: number;
  loadAverage: number;
}
const rows: Row[] = [];
afterAll(() => {
  const file = process.env['OVERLOAD_ROWS'];
  if (file) writeFileSync(file, JSON.stringify(rows, null, 2));
});

const figures = (tally: Tally, seconds: number, capacity?: number) => {
  const perSecond = tally.goodPerSecond;
  const share = capacity ? ` (${Math.round((100 * perSecond) / capacity)} % of capacity)` : '';
  const of = (sorted: number[]) =>
    `${Math.round(quantile(sorted, 0.5))} and ${Math.round(quantile(sorted, 0.99))} ms`;
  return `good ${perSecond.toFixed(1)}/s${share}, refused ${(tally.outcomes.refused / seconds).toFixed(1)}/s, unavailable ${tally.outcomes.unavailable}, late ${tally.outcomes.late}, wrong ${tally.outcomes.wrong}; median and p99 of good ${of(tally.good)}, of others ${of(tally.others)}`;
};

/** Asks one after the other until ten in a row are good and quick. @returns after how many seconds the first of them was asked */
async function secondsUntilWell(kind: Kind, usual: number, from: number): Promise<number> {
  const agent = openAgent();
  const started = performance.now();
  let since = started;
  for (let inRow = 0, number = from; inRow < 10; number += 1) {
    const asked = performance.now();
    const { outcome, milliseconds } = await send(graph.url, kind, number, agent, DEADLINE_MILLISECONDS);
    const isWell = outcome === 'good' && milliseconds < 3 * usual + 200;
    if (!isWell) inRow = 0;
    else if (inRow++ === 0) since = asked;
  }
  await agent.close();
  return (since - started) / 1000;
}

async function usualLatency(kind: Kind, from: number): Promise<number> {
  const agent = openAgent();
  const all = [];
  for (let number = from; number < from + 10; number += 1)
    all.push((await send(graph.url, kind, number, agent, DEADLINE_MILLISECONDS)).milliseconds);
  await agent.close();
  return quantile(
    all.sort((a, b) => a - b),
    0.5,
  );
}

describe.runIf(isLong)('an open loop at once, twice and five times the capacity', () => {
  const SECONDS = Number(process.env['LOAD_SECONDS'] ?? 10);
  it.each(['page', 'screen', 'presence'] as const)('of the kind %s', { timeout: 300_000 }, async (name) => {
    const kind = work[name];
    const usual = await usualLatency(kind, 100_000);
    await capacityOf(graph.url, kind, 16, 3, 200_000);
    for (const times of [1, 2, 5]) {
      const before = machineTime();
      const capacity = await capacityOf(graph.url, kind, 16, SECONDS, 300_000 * times);
      const tally = (
        await openLoop({
          url: graph.url,
          kinds: [{ kind, perSecond: capacity * times }],
          seconds: SECONDS,
          deadlineMilliseconds: DEADLINE_MILLISECONDS,
        })
      )[kind.name]!;
      const well = await secondsUntilWell(kind, usual, 400_000 * times);
      const after = machineTime();
      expect(tally.wrong).toEqual([]);
      rows.push({
        kind: kind.name,
        times,
        capacity,
        goodPerSecond: tally.goodPerSecond,
        refusedPerSecond: tally.outcomes.refused / SECONDS,
        medianOfGood: quantile(tally.good, 0.5),
        p99OfGood: quantile(tally.good, 0.99),
        secondsUntilWell: well,
        loadAverage: loadavg()[0]!,
      });
      tell(`${kind.name}, ${times} × capacity of ${capacity.toFixed(1)}/s, alone ${Math.round(usual)} ms`, [
        figures(tally, SECONDS, capacity),
        `well again after ${well.toFixed(1)} s; load average ${loadavg()[0]!.toFixed(1)}, machine busy ${Math.round((100 * (after.used - before.used)) / (after.all - before.all))} %`,
      ]);
    }
  });

  it('writes of the shift beside five times as many pages as can be answered', {
    timeout: 120_000,
  }, async () => {
    await capacityOf(graph.url, work.page, 16, SECONDS, 500_000);
    const capacity = await capacityOf(graph.url, work.page, 16, SECONDS, 600_000);
    const rates = { presence: 5, placement: Math.min(2, work.placements / SECONDS) };
    const tallies = await openLoop({
      url: graph.url,
      kinds: [
        { kind: work.page, perSecond: 5 * capacity },
        { kind: work.presence, perSecond: rates.presence },
        { kind: work.placement, perSecond: rates.placement },
      ],
      seconds: SECONDS,
      deadlineMilliseconds: DEADLINE_MILLISECONDS,
    });
    tell(
      `pages at 5 × ${capacity.toFixed(1)}/s, presence at ${rates.presence}/s, ends of placements at ${rates.placement}/s; load average ${loadavg()[0]!.toFixed(1)}`,
      Object.entries(tallies).map(([name, tally]) => `${name}: ${figures(tally, SECONDS)}`),
    );
    for (const { wrong } of Object.values(tallies)) expect(wrong).toEqual([]);
  });
});
