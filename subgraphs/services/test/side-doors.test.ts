import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtAnew } from '../../../test/support/built.js';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { questionsOf } from '../../../test/support/walk/questions.js';
import { walkSideDoors } from '../../../test/support/walk/side-doors.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { sideDoorWorld } from './support/side-door-world.js';
import { rules } from './support/walk-world.js';

let services: OneSlice;
beforeAll(async () => {
  services = await startOneSlice(slice);
}, 60_000);
afterAll(() => services?.stop());

it('tells no note, reason, goal or work of another organisation by an argument, a list, a total, an order or a cursor', async () => {
  const { world, asked, secrets, asking } = await sideDoorWorld(services);
  const { questions, unasked } = questionsOf((await buildSlice()).schema, rules, asked);
  expect(unasked).toEqual([]);
  const { cells, differences, seen } = await walkSideDoors(services, world.model, asking, questions, secrets);
  console.log(`services: ${cells} cells at the side doors, ${differences.length} differences`);
  expect(differences.slice(0, 20)).toEqual([]);
  expect([...seen].sort()).toEqual(['goals', 'note', 'payment', 'reason', 'work']);
  expect(cells).toBeGreaterThan(9_000);
}, 300_000);

it('finds the goals of a plan when their field has the rule of the plan', async () => {
  const rule = slice.access.types['CarePlan']!.fields;
  const kept = rule['goals']!;
  rule['goals'] = 'OPERATIONAL';
  const open = await startOneSlice(builtAnew(slice));
  rule['goals'] = kept;
  try {
    const { world, asked, secrets, asking } = await sideDoorWorld(open);
    const { questions } = questionsOf((await buildSlice()).schema, rules, asked);
    const few = asking.filter(({ walker }) => 'ci'.includes(walker.letter));
    const plans = questions.filter(({ name }) => /CarePlan, the whole row|Query.carePlan/.test(name));
    const goals = secrets.filter(({ name }) => name === 'goals');
    const { differences } = await walkSideDoors(open, world.model, few, plans, goals);
    const found = differences.join('\n');
    expect(found).toMatch(/INTERPRETER of IOM at A finds goals as Canary-goal in CarePlan, the whole row/);
    expect(found).toMatch(/INTERPRETER of IOM at A sees a change of goals in Query.carePlan/);
  } finally {
    await open.stop();
  }
});
