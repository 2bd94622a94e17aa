import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { type AuditedWorld, cellsOf, walkAudit } from '../../../test/support/walk/audited.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { auditedWorld } from './support/audited-world.js';
import { buildWorld, rules } from './support/walk-world.js';

let residents: OneSlice;
let world: AuditedWorld;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  world = await auditedWorld(residents, await buildWorld(residents));
}, 60_000);
afterAll(() => residents?.stop());

const cells = async () => cellsOf((await buildSlice()).schema, 'residents', rules, world);

describe('whatever is asked about somebody', () => {
  it('leaves an event that names the person and the group: every field, list, total, cursor and filter', async () => {
    const { cells: asked, gaps } = await cells();
    expect(gaps).toEqual([]);
    const { differences } = await walkAudit(residents, 'residents', asked, world.actors);
    console.log(`residents: ${asked.length} questions audited, ${differences.length} without their event`);
    expect(differences).toEqual([]);
    expect(asked.length).toBeGreaterThan(150);
  });
});
