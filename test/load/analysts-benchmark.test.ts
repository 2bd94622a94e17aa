import { afterAll, beforeAll, expect, it } from 'vitest';
import { TinyBenchmark } from '../support/benchmark.js';

interface Result {
  building: { editions: { owner: string; months: number; megabytes: number }[]; failed: number };
  neighbours: {
    alone: { failed: number };
    beside: { failed: number };
    analysts: { answers: number; faults: string[] };
  };
  questions: { name: string; cells: number; p50: number }[];
}

let ended: { code: number; told: string };
let result: Result;
let page: string;
const benchmark = new TinyBenchmark();

beforeAll(async () => {
  const { written, ...how } = await benchmark.run('bench/analysts.mjs');
  ended = how;
  if (ended.code !== 0) return;
  result = JSON.parse(written['analysts.json']!);
  page = written['analysts.md']!;
}, 240_000);
afterAll(() => benchmark.stop());

it('the benchmark of those who count runs: editions are built while people are asked for, and nothing fails', () => {
  expect(ended.code, ended.told.slice(-3000)).toBe(0);
  const { building, neighbours } = result;
  // Of the year that is not over there is an edition besides, once a month of it is closed.
  const whole = building.editions.filter(({ months }) => months === 12);
  expect(whole.map(({ owner, months }) => [owner, months])).toEqual([
    ['residents', 12],
    ['services', 12],
  ]);
  for (const { megabytes } of building.editions) expect(megabytes).toBeGreaterThan(10);
  expect([building.failed, neighbours.alone.failed, neighbours.beside.failed]).toEqual([0, 0, 0]);
  expect(neighbours.analysts.faults).toEqual([]);
  expect(neighbours.analysts.answers).toBeGreaterThan(0);
});

it('every question gives as many numbers as SQL by hand, and stands in the page', () => {
  expect(result.questions.length).toBe(5);
  for (const { name, cells } of result.questions) {
    expect(cells).toBeGreaterThan(0);
    expect(page).toContain(`| ${name} |`);
  }
});
