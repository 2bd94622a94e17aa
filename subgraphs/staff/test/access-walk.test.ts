import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { isWhole } from '../../../test/support/run/whole.js';
import { type Walker, walkers } from '../../../test/support/walk/roles.js';
import { compareStandings } from '../../../test/support/walk/standings.js';
import { walk } from '../../../test/support/walk/walk.js';
import { walkWithoutGuard, withoutGuard } from '../../../test/support/walk/without-guard.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { buildWorld, rules } from './support/walk-world.js';

let staff: OneSlice;
beforeAll(async () => {
  staff = await startOneSlice(slice);
}, 60_000);
afterAll(() => staff?.stop());

it('gives each role what the reference model gives it, for each purpose', () => {
  const { cells, differences } = compareStandings(slice.access, 'staff');
  expect(differences.slice(0, 20)).toEqual([]);
  expect(cells).toBeGreaterThan(1_000);
});

describe('every role, organisation, centre, consent, path and field', () => {
  let world: Awaited<ReturnType<typeof buildWorld>>;
  let asked: { walker: Walker; actor: object }[];
  beforeAll(async () => {
    world = await buildWorld(staff);
    asked = walkers(['STATE', 'IOM', 'CLINIC'], ['A', 'B']).map((walker) => ({
      walker,
      actor: world.actorOf(walker),
    }));
  }, 900_000);

  it('is answered as the reference model says', async () => {
    const { schema } = await buildSlice();
    const { cells, differences } = await walk(staff, schema, rules, world.model, asked, world.probes);
    console.log(`staff: ${cells} cells walked, ${differences.length} differences`);
    expect(differences.slice(0, 20)).toEqual([]);
    expect(cells).toBeGreaterThan(18_000);
  }, 900_000);

  it.runIf(isWhole)(
    'leads to no other row when nothing guards the fields: the predicates hold alone',
    async () => {
      const open = await startOneSlice(withoutGuard(slice), {}, staff);
      open.graph.answer = staff.graph.answer;
      try {
        const { cells, differences } = await walkWithoutGuard(open, world.model, asked, world.probes);
        console.log(`staff: ${cells} cells walked without a guard, ${differences.length} differences`);
        expect(differences.slice(0, 20)).toEqual([]);
        expect(cells).toBeGreaterThan(5_000);
      } finally {
        await open.stop();
      }
    },
    900_000,
  );
});
