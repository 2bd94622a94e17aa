import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { probeIdentifiers } from '../../../test/support/walk/identifier-probe.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { buildHiddenWorld, exempt, questions, values } from './support/hidden-world.js';

let services: OneSlice;
beforeAll(async () => {
  services = await startOneSlice(slice);
}, 60_000);
afterAll(() => services?.stop());

it("answers an identifier of a hidden row at every place word for word like one that is nobody's", async () => {
  const { schema } = await buildSlice();
  const askers = await buildHiddenWorld(services);
  const { cells, differences, gaps, blind } = await probeIdentifiers(services, {
    schema,
    questions,
    exempt,
    values,
    askers,
  });
  console.log(`services: ${cells} hidden identifiers asked, ${differences.length} differences`);
  expect(gaps).toEqual([]);
  expect(differences.slice(0, 20)).toEqual([]);
  expect(blind).toEqual([]);
  expect(cells).toBeGreaterThan(500);
}, 300_000);
