import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { makeAuditKey, type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { CHANGES, followedAll, pageOf, program, settled, type Told, wordsOf } from '../support/followers.js';
import { register } from '../support/residents.js';

const run = promisify(execFile);
const COMMAND = fileURLToPath(new URL('../../dist/changes/command/main.js', import.meta.url));
const HERE = newIdentifier();
const folder = mkdtempSync(join(tmpdir(), 'mrrm-folding-'));

let slices: OneSlice;
let environment: NodeJS.ProcessEnv;
/** Somebody of whom much was told long ago, and one of whom little was. */
let [busy, quiet] = ['', ''];
beforeAll(async () => {
  const seal = {
    AUDIT_PRIVATE_JWK: JSON.stringify(await makeAuditKey()),
    AUDIT_WITNESS: join(folder, 'witness.jsonl'),
  };
  slices = await startOneSlice(slice, seal);
  environment = { ...process.env, ...seal, OWNER_DATABASE_URL_RESIDENTS: slices.database.ownerUrl };
  [busy, quiet] = [await register(slices.owner, HERE), await register(slices.owner, HERE)];
  for (const zone of [1, 2, 3])
    await slices.owner`update residents.resident set safe_zone_id = ${newIdentifier()}, languages = ${[`l${zone}`]} where id = ${busy}`;
}, 60_000);
afterAll(async () => {
  await slices?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const fold = (...words: string[]) =>
  run(process.execPath, [COMMAND, ...words], { env: environment }).then(
    ({ stdout }) => stdout,
    ({ stderr }: { stderr: string }) => stderr,
  );
/** What was recorded until now is as old as it would be then. */
const longAgo = () =>
  slices.owner`update residents.change set recorded_at = recorded_at - interval '91 days'`;
const everything = async () => (await followedAll(slices, program())).told;
const refusalOf = async (after: string) => (await slices.ask(program(), CHANGES, { after })).errors?.[0];
const folds = async () =>
  (await auditEvents(slices.owner, 'residents')).filter(({ operation }) => operation === 'foldChanges');

describe('the feed', () => {
  it('is not folded by the application, by words that say nothing, or where nothing is old', async () => {
    const before = await everything();
    const owner = environment['OWNER_DATABASE_URL_RESIDENTS'];
    environment['OWNER_DATABASE_URL_RESIDENTS'] = slices.appUrl;
    expect(await fold('--run')).toMatch(/^Nothing was folded: .* not the login of the owner/);
    environment['OWNER_DATABASE_URL_RESIDENTS'] = owner;
    for (const words of [
      ['--run', '--dry-run'],
      ['--run', '--days', '6'],
    ])
      expect(await fold(...words)).toContain('Usage: ');
    expect(await fold('--run')).toMatch(/^0 changes .* were folded/);
    expect(await everything()).toEqual(before);
    expect(await folds()).toEqual([]);
  });

  it('tells from its beginning all that holds, without what a later change says again', async () => {
    await longAgo();
    const before = await everything();
    expect(wordsOf(before, busy).filter((word) => word === 'ZONE_CHANGED OPERATIONAL')).toHaveLength(3);
    expect(await fold('--dry-run')).toMatch(/^4 changes .* would be folded/);
    expect(await everything()).toEqual(before);
    expect(await fold('--run')).toMatch(/^4 changes .* were folded/);
    const after = await everything();
    expect(wordsOf(after, busy)).toEqual([
      'REGISTERED',
      'STAY_BEGAN',
      'CHANGED OPERATIONAL',
      'ZONE_CHANGED OPERATIONAL',
    ]);
    expect(wordsOf(after, quiet)).toEqual(wordsOf(before, quiet));
    expect(await folds()).toMatchObject([{ kind: 'WRITE', people: [] }]);
    expect(await fold('--run')).toMatch(/^0 changes/);
  });
});

describe('a cursor', () => {
  it('goes on when it stands behind what was taken away, and begins again, once, when it stands before', async () => {
    const { told, cursor: end } = await followedAll(slices, program());
    const first = await pageOf(slices, program(), null, 1);
    await slices.owner`update residents.resident set safe_zone_id = ${newIdentifier()} where id = ${busy}`;
    await settled(slices.owner);
    const late = await followedAll(slices, program(), end);
    await slices.owner`update residents.resident set safe_zone_id = ${newIdentifier()} where id = ${busy}`;
    await settled(slices.owner);
    await longAgo();
    expect(await fold('--run')).toMatch(/^2 changes/);

    for (const before of [first.pageInfo.endCursor, end!])
      expect(await refusalOf(before)).toMatchObject({
        message: expect.stringContaining('folded'),
        extensions: { code: 'CONFLICT', rule: 'FEED_BEGINS_AGAIN', opens: expect.any(String) },
      });
    const rest = (await followedAll(slices, program(), late.cursor)).told;
    expect(wordsOf(rest, busy)).toEqual(['ZONE_CHANGED OPERATIONAL']);
    // From the beginning by small pages: none of its cursors is refused.
    const again: Told[] = [];
    for (let after: string | null = null; ; ) {
      const page = await pageOf(slices, program(), after, 1);
      again.push(...page.nodes);
      after = page.pageInfo.endCursor;
      if (page.nodes.length === 0) break;
    }
    expect(again).toHaveLength(told.length);
    expect(new Set(again.map((one) => JSON.stringify(one))).size).toBe(again.length);
  });
});
