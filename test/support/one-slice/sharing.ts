import type { Slice } from '@mrrm/platform/slice';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from './slice.js';

/** The SOP that the graph of others tells of, at whatever centre. */
const SOP = '018f0000-0000-7000-8000-000000000002';
const HOUR = 60 * 60_000;

/** What every owner promises of the clauses by which it opens its records. @param to a party of the SOP */
export function promisesOfSharing<Loaders>(
  slice: Slice<Loaders>,
  { records, owner, to }: { records: string; owner: string; to: string },
): void {
  let running: OneSlice;
  let centreId: string;
  const manager = () => ({ organisation: owner, role: 'CENTRE_MANAGER', centres: [centreId] });
  const ask = async (mutation: string, input: object) => {
    const query = `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) {
      sharing { id version validFrom validUntil } userErrors { code message path clause } } }`;
    const variables = { input: { idempotencyKey: newIdentifier(), ...input } };
    const { data, errors } = await running.ask(manager(), query, variables);
    expect(errors).toBeUndefined();
    return data[mutation];
  };
  const open = (more: object = {}) =>
    ask(`share${records}`, {
      centreId,
      sopId: SOP,
      organisation: to,
      fieldGroups: ['OPERATIONAL', 'LEGAL'],
      purposes: ['CARE', 'LEGAL_AID'],
      clause: 'A.1',
      ...more,
    });
  const stop = ({ id, version }: { id: string; version: number }) =>
    ask(`stopSharing${records}`, { sharingId: id, expectedVersion: version });
  const kept = () =>
    running.owner`select id from ${running.owner(slice.name)}.sharing_clause where centre_id = ${centreId}`;

  beforeAll(async () => {
    running = await startOneSlice(slice);
  });
  afterAll(() => running?.stop());

  describe(`what ${owner} opens of its ${records.toLowerCase()}`, () => {
    it('is not opened a second time: the refusal names the clause to stop, and one stop closes it', async () => {
      centreId = newIdentifier();
      const { sharing } = await open();
      const again = { fieldGroups: ['LEGAL', 'OPERATIONAL'], purposes: ['LEGAL_AID', 'CARE'], clause: 'B.7' };
      const refused = await open(again);
      expect(refused).toMatchObject({ sharing: null, userErrors: [{ code: 'CONFLICT', clause: 'A.1' }] });
      expect(refused.userErrors[0].message).toContain(sharing.id);
      expect(refused.userErrors[0].path).toEqual(['input', 'fieldGroups']);
      expect(await kept()).toHaveLength(1);
      expect((await stop(sharing)).userErrors).toEqual([]);
      expect((await open(again)).userErrors).toEqual([]);
    });

    it('is opened once by whoever asks at the same moment', async () => {
      centreId = newIdentifier();
      const answers = await Promise.all(Array.from({ length: 6 }, () => open()));
      expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
      expect(new Set(answers.flatMap(({ userErrors }) => userErrors).map(({ code }) => code))).toEqual(
        new Set(['CONFLICT']),
      );
      expect(await kept()).toHaveLength(1);
    });

    it('was never open where it was stopped before it began, and can be opened from then on anew', async () => {
      centreId = newIdentifier();
      const validFrom = new Date(Date.now() + HOUR).toISOString();
      const { sharing } = await open({ validFrom });
      expect(await stop(sharing)).toMatchObject({
        sharing: { validFrom, validUntil: validFrom },
        userErrors: [],
      });
      expect((await open({ validFrom })).userErrors).toEqual([]);
    });

    it('is open beside what differs in groups or purposes, and at every centre for itself', async () => {
      centreId = newIdentifier();
      for (const more of [{}, { fieldGroups: ['OPERATIONAL'] }, { purposes: ['CARE'] }])
        expect((await open(more)).userErrors).toEqual([]);
      centreId = newIdentifier();
      expect((await open()).userErrors).toEqual([]);
    });

    it('is in force by one clause at a time for the database itself', async () => {
      centreId = newIdentifier();
      await open();
      await expect(
        running.owner`insert into ${running.owner(slice.name)}.sharing_clause
          (id, centre_id, organisation, field_groups, purposes, sop_id, clause, valid_from)
          values (${newIdentifier()}, ${centreId}, ${to}, ${['LEGAL', 'OPERATIONAL']}, ${['CARE', 'LEGAL_AID']}, ${SOP}, 'C.1', now())`,
      ).rejects.toMatchObject({ code: '23P01', constraint_name: 'sharing_clause_opens_once' });
    });
  });
}
