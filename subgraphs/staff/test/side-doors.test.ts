import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtAnew } from '../../../test/support/built.js';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { questionsOf } from '../../../test/support/walk/questions.js';
import { walkSideDoors } from '../../../test/support/walk/side-doors.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { sideDoorWorld } from './support/side-door-world.js';
import { rules } from './support/walk-world.js';

let staff: OneSlice;
beforeAll(async () => {
  staff = await startOneSlice(slice);
}, 60_000);
afterAll(() => staff?.stop());

it('tells no vetting, handover or colleague by an argument, a list, a total, an order or a cursor', async () => {
  const { world, asked, secrets, asking } = await sideDoorWorld(staff);
  const { questions, unasked } = questionsOf((await buildSlice()).schema, rules, asked);
  expect(unasked).toEqual([]);
  const { cells, differences, seen } = await walkSideDoors(staff, world.model, asking, questions, secrets);
  console.log(`staff: ${cells} cells at the side doors, ${differences.length} differences`);
  expect(differences.slice(0, 20)).toEqual([]);
  expect([...seen].sort()).toEqual(['colleague', 'handover', 'vetting']);
  expect(cells).toBeGreaterThan(6_000);
}, 300_000);

it('finds the vetting when its field has the rule of the directory', async () => {
  const rule = slice.access.types['StaffMember']!.fields;
  const kept = rule['vettedUntil']!;
  rule['vettedUntil'] = 'DIRECTORY';
  const open = await startOneSlice(builtAnew(slice));
  rule['vettedUntil'] = kept;
  try {
    const { world, asked, secrets, asking } = await sideDoorWorld(open);
    const { questions } = questionsOf((await buildSlice()).schema, rules, asked);
    const few = asking.filter(({ walker }) => 'cn'.includes(walker.letter));
    const members = questions.filter(({ name }) => name === 'StaffMember, the whole row');
    const { differences } = await walkSideDoors(open, world.model, few, members, secrets.slice(0, 1));
    expect(differences.join('\n')).toMatch(/NURSE of IOM at A finds vetting/);
    expect(differences.join('\n')).toMatch(/NURSE of IOM at A sees a change of vetting/);
  } finally {
    await open.stop();
  }
});
