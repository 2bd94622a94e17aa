import { newIdentifier } from '@mrrm/platform/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { type AuditedWorld, cellsOf, walkAudit } from '../../../test/support/walk/audited.js';
import { ROLES } from '../../../test/support/walk/roles.js';
import { undecidedWrites, writesDone } from '../../../test/support/walk/writes.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { auditedWorld } from './support/audited-world.js';
import { buildWorld, rules } from './support/walk-world.js';

let one: OneSlice;
let world: AuditedWorld;
beforeAll(async () => {
  one = await startOneSlice(slice);
  world = auditedWorld(await buildWorld(one));
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
    expect(undecidedWrites((await buildSlice()).schema, 'services')).toEqual([]);
  });

  it('names the person for each step of a referral, which speaks of the referral alone', async () => {
    const built = await buildWorld(one);
    const [first, second] = built.probes
      .filter(({ name }) => name === 'referral')
      .map(({ value }) => value[1]);
    const coordinator = (organisation: string) =>
      built.actorOf({ ...ROLES['C']!, letter: 'C', organisation, centre: 'A' });
    const step = async (organisation: string, mutation: string, input: object) => {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message } } }`;
      const full = { idempotencyKey: newIdentifier(), ...input };
      const { data } = await one.ask(coordinator(organisation), query, { input: full });
      expect(data[mutation].userErrors).toEqual([]);
      // The same again is answered from memory, and names the person as well.
      await one.ask(coordinator(organisation), query, { input: full });
    };
    await step('IOM', 'revokeReferral', { referralId: first, expectedVersion: 1, failureReason: 'OTHER' });
    await step('STATE', 'answerReferral', { referralId: second, expectedVersion: 1, accept: true });
    await step('STATE', 'completeReferral', {
      referralId: second,
      expectedVersion: 2,
      outcome: 'SUCCESSFUL',
    });
    const { done, nameless } = await writesDone(one, 'services');
    expect(done).toEqual(['answerReferral', 'completeReferral', 'revokeReferral']);
    expect(nameless).toEqual([]);
  });
});
