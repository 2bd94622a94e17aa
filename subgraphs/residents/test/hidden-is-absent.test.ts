import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { probeIdentifiers } from '../../../test/support/walk/identifier-probe.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { absent, alike, exempt, questions } from './support/hidden-questions.js';
import { buildHiddenWorld } from './support/hidden-world.js';

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
}, 60_000);
afterAll(() => residents?.stop());

it("answers an identifier of a hidden row at every place word for word like one that is nobody's", async () => {
  const { schema } = await buildSlice();
  const askers = await buildHiddenWorld(residents);
  const { cells, differences, gaps, blind } = await probeIdentifiers(residents, {
    schema,
    questions,
    exempt,
    alike,
    absent,
    askers,
  });
  console.log(`residents: ${cells} hidden identifiers asked, ${differences.length} differences`);
  expect(gaps).toEqual([]);
  expect(differences.slice(0, 20)).toEqual([]);
  expect(blind).toEqual([]);
  expect(cells).toBeGreaterThan(500);
}, 300_000);
