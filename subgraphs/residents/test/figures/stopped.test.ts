import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Database } from '@mrrm/platform/database/database';
import { buildDue } from '@mrrm/platform/statistics/build';
import { buildInBackground } from '@mrrm/platform/statistics/in-background';
import { makeEdition } from '@mrrm/platform/statistics/make';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { Metrics } from '@mrrm/platform/watching/metrics';
import { clerk } from '@mrrm/platform/writing/chore';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { collect } from '../../../../test/support/statements/collect.js';
import { counted } from '../../src/figures/statistics.js';
import { slice } from '../../src/slice.js';
import { register } from '../support/residents.js';

/** An older program kept the first edition of 2023 without what it stands on; of 2024 one tells of a word that is gone. */
const HERE = newIdentifier();
let residents: OneSlice;
let database: Database;
let environment: NodeJS.ProcessEnv;

const keepByHand = async (year: number, key: string, ground: boolean) => {
  const { owner } = residents;
  const id = newIdentifier();
  await owner`insert into residents.statistics_edition (id, year, number, months, places) values (${id}, ${year}, 1, 1, ${[HERE]})`;
  await owner`insert into residents.statistics_figure (edition_id, key, measure, part, dimensions, value) values (${id}, ${key}, 'ARRIVALS', 'M01', '', 12)`;
  if (ground)
    await owner`insert into residents.statistics_ground (edition_id, base, guarded) values (${id}, ${owner.json([[`ARRIVALS|1|${HERE}|ADULT|MALE|SYR`, 12]])}, '[]')`;
};
const editions = async () =>
  (
    await residents.owner`select year, number from residents.statistics_edition where year < 2025 order by year, number`
  ).map(({ year, number }) => `${year} ${number}`);

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const keys = {
    AUDIT_PRIVATE_JWK: JSON.stringify(await exportJWK(privateKey)),
    AUDIT_WITNESS: join(mkdtempSync(join(tmpdir(), 'mrrm-editions-')), 'witness'),
  };
  residents = await startOneSlice(slice, keys);
  environment = {
    ...{ ...process.env, ...keys, LOG_LEVEL: 'silent' },
    DATABASE_URL_RESIDENTS: residents.appUrl,
    OWNER_DATABASE_URL_RESIDENTS: residents.database.ownerUrl,
  };
  database = new Database({
    ...{ url: residents.appUrl, applicationName: 'stopped', maximumConnections: 1 },
    onStatement: (text) => collect('residents', text),
  });
  for (let one = 0; one < 12; one += 1)
    await register(residents.owner, HERE, { arrived_at: '2022-12-05T10:00:00Z' });
  await keepByHand(2023, `ARRIVALS|M01|${HERE}|*|*|*`, false);
  await keepByHand(2024, `ARRIVALS|M01|${HERE}|*|BOYS|*`, true);
}, 60_000);
afterAll(async () => {
  await database?.close();
  await residents?.stop();
});

const make = async (year: number) => {
  const request = database.request(clerk('residents'));
  return makeEdition(request, counted, { year, months: 12 }).finally(() => request.close());
};
const command = (...words: string[]) =>
  promisify(execFile)(
    process.execPath,
    [fileURLToPath(new URL('../../dist/figures/main.js', import.meta.url)), ...words],
    { env: environment },
  ).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );

describe('an edition with which no later one can be judged', () => {
  it('is named with its year, what is wrong with it, and what mends it', async () => {
    await expect(make(2023)).rejects.toMatchObject({
      ...{ name: 'EditionStops', year: 2023, edition: 1 },
      message: expect.stringMatching(
        /^Edition 1 of 2023 was kept without what it stands on\..*`npm run statistics -- 2023 --set-aside`/,
      ),
    });
    await expect(make(2024)).rejects.toMatchObject({
      ...{ year: 2024, edition: 1 },
      reason: `tells of ARRIVALS|M01|${HERE}|*|BOYS|*, which nobody declares any more`,
    });
    expect(await editions()).toEqual(['2023 1', '2024 1']);
  });

  it('holds up no other year, and is in the log and among the metrics', async () => {
    const said: unknown[] = [];
    const log = { info: () => {}, error: (...words: unknown[]) => said.push(words) };
    const { stopped } = await buildDue('residents', counted, log, environment);
    expect(stopped).toEqual([
      { year: 2024, edition: 1 },
      { year: 2023, edition: 1 },
    ]);
    expect(said).toEqual(stopped.map((one) => [one, expect.stringContaining('No later edition')]));
    expect(await editions()).toEqual(['2022 1', '2023 1', '2024 1']);
    const background = buildInBackground({
      ...{ counted, owner: 'residents', database, environment, log: { warn: () => {} } },
      ...{ program: new URL('../../dist/figures/build.js', import.meta.url), everyMilliseconds: 10 },
    });
    try {
      await expect.poll(() => background.stopped(), { timeout: 30_000 }).toEqual(stopped);
    } finally {
      await background.stop();
    }
    const page = await new Metrics().text({
      ...{ waits: {}, auditPosition: async () => 0, followers: [], stoppedEditions: stopped },
    });
    expect(page).toContain('mrrm_slice_edition_stops{year="2023",edition="1"} 1');
  });

  it('is said by the command of the owner, who alone can set it aside; then the year is told anew', async () => {
    const { code, stdout, stderr } = await command();
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^2022: 1 edition/)]);
    expect(stderr.match(/Edition 1 of 202[34]/g)).toEqual(['Edition 1 of 2023', 'Edition 1 of 2024']);
    // What is refused is no statement of the program.
    const other = { url: residents.appUrl, applicationName: 'another', maximumConnections: 1 };
    const another = new Database(other);
    const request = another.request(clerk('residents'));
    await expect(
      request.write((query) => query.execute('delete from residents.statistics_ground')),
    ).rejects.toThrow();
    await request.close();
    await another.close();
    expect(await command('--set-aside')).toMatchObject({ code: 1, stderr: expect.stringContaining('Usage') });
    const mended = await command('2023', '--set-aside');
    expect([mended.code, mended.stdout]).toEqual([0, expect.stringMatching(/^2023: 1 edition/)]);
    const [kept] =
      await residents.owner`select count(ground.edition_id)::int as grounds, max(months)::int as months
      from residents.statistics_edition as edition left join residents.statistics_ground as ground on ground.edition_id = edition.id where year = 2023`;
    expect(kept).toEqual({ grounds: 1, months: 1 });
    const events = await auditEvents(residents.owner, 'residents');
    expect(events.filter(({ operation }) => operation === 'setEditionsAside')).toMatchObject([
      { kind: 'WRITE', outcome: 'DONE', people: [] },
    ]);
    expect(await editions()).toEqual(['2022 1', '2023 1', '2024 1']);
    await make(2023);
    expect(await editions()).toContain('2023 2');
  });
});
