import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servicesActs } from '../../../test/support/acts/services.js';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { type AuditedWorld, cellsOf, walkAudit } from '../../../test/support/walk/audited.js';
import { undecidedWrites, walkWrites } from '../../../test/support/walk/writes.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { auditedWorld } from './support/audited-world.js';
import { buildWorld, rules } from './support/walk-world.js';

let one: OneSlice;
let world: AuditedWorld;
beforeAll(async () => {
  one = await startOneSlice(slice);
  world = await auditedWorld(one, await buildWorld(one));
}, 60_000);
afterAll(() => one?.stop());

describe('whatever is asked about somebody', () => {
  it('leaves an event that names the person and the group: every field, list, total and cursor', async () => {
    const { schema } = await buildSlice();
    const { cells, gaps } = cellsOf(schema, 'services', rules, world);
    expect(gaps).toEqual([]);
    const { differences } = await walkAudit(one, 'services', cells, world.actors);
    console.log(`services: ${cells.length} questions audited, ${differences.length} without their event`);
    expect(differences).toEqual([]);
    expect(cells.length).toBeGreaterThan(80);
  });

  it('is decided for each write: whether it is about somebody', async () => {
    expect(undecidedWrites((await buildSlice()).schema, 'services', slice.access)).toEqual([]);
  });

  it('names the persons whom each write concerns, done, repeated or refused; a record that is hidden names nobody', async () => {
    const centre = newIdentifier();
    const provider = newIdentifier();
    for (const id of [centre, provider]) one.graph.known.add(id);
    const acts = servicesActs(one, centre);
    const actor = { organisation: 'IOM', role: 'SOCIAL_WORKER', centres: [centre], staffMember: provider };
    const { writes, differences } = await walkWrites(one, 'services', { access: slice.access, acts, actor });
    console.log(`services: ${writes} writes about somebody, ${differences.length} faults in their events`);
    expect(differences).toEqual([]);
  });
});
