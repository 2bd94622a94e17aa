import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ACTOR_TOKEN_ISSUER, type Actor, createActorTokenMinter } from '@mrrm/platform/wire/actor';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import postgres from 'postgres';
import { ROOT } from '../../../start/dist/folder.js';
import { programOf } from '../../../start/dist/processes.js';
import { startGraphOfOthers } from '../one-slice/others.js';
import { CLERK, makeAuditKey } from '../one-slice/slice.js';
import { startOwnServer } from '../own-server.js';
import { freeBlock } from '../ports.js';
import type { PlacementTold } from './history.js';

/** As `npm start` runs it: read in half the time, at each kill again. */
const MAIN = join(ROOT, programOf('facilities'));

/** The payload of any write of a placement. */
export interface PayloadTold {
  placement: PlacementTold | null;
  ended?: PlacementTold | null;
  userErrors: { code: string; message: string; severity: string }[];
}

/** The facilities slice as a process of its own, over a PostgreSQL with safe settings; both can be killed. */
export async function startSliceProcess() {
  const database = await startOwnServer('facilities');
  const graph = await startGraphOfOthers();
  const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  const port = await freeBlock();
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const mint = createActorTokenMinter({ ...(await exportJWK(privateKey)), kid: 'test' });
  const issuers = [{ issuer: ACTOR_TOKEN_ISSUER, keys: [{ ...(await exportJWK(publicKey)), kid: 'test' }] }];
  const auditKey = await makeAuditKey();
  const environment = {
    ...process.env,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    DATABASE_URL_FACILITIES: database.appUrl,
    // Without a witness.
    MRRM_DEVELOPMENT: '1',
    ACTOR_TOKEN_ISSUERS: JSON.stringify(issuers),
    AUDIT_PRIVATE_JWK: JSON.stringify(auditKey),
    GRAPH_URL: `${graph.url}/graphql`,
    GRAPH_TOKEN_URL: `${graph.url}/token`,
    GRAPH_CLIENT_ID: 'facilities',
    GRAPH_CLIENT_SECRET: 'of-a-test-only',
  };
  let child: ChildProcess;
  const url = `http://127.0.0.1:${port}/graphql`;
  const answers = () =>
    fetch(url, { method: 'POST' })
      .then(() => true)
      .catch(() => false);
  async function run() {
    child = spawn(process.execPath, [MAIN], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
    await until(answers);
  }
  await run();
  let recovery: Promise<void> = Promise.resolve();
  return {
    /** Until what was killed last answers again; at once when nothing was. */
    recovered: () => recovery,
    database,
    graph,
    auditKey: { ...auditKey, d: undefined } as JWK,
    /** @returns undefined when no whole answer came */
    async ask(actor: Partial<Actor>, query: string, variables: object) {
      const body = JSON.stringify({ query, variables });
      const authorization = `Bearer ${mint({ ...CLERK, ...actor }, 'facilities', body)}`;
      const headers = { 'content-type': 'application/json', authorization };
      return fetch(url, { method: 'POST', headers, body })
        .then((response) => response.json() as Promise<{ data?: Record<string, PayloadTold> }>)
        .catch(() => undefined);
    },
    /** Ends the slice's process without a word, and starts another one. */
    killSlice() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      recovery = ended.then(run);
      return recovery;
    },
    /** Ends a connection's process of PostgreSQL without a word: PostgreSQL ends them all and recovers from its log. */
    async killDatabase() {
      const [backend] = await admin`select pid from pg_stat_activity
        where usename = 'facilities_app' and state <> 'idle' order by random() limit 1`;
      if (!backend) return;
      process.kill(backend['pid'], 'SIGKILL');
      recovery = until(() =>
        admin`select 1`.then(
          () => true,
          () => false,
        ),
      );
      await recovery;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await admin.end();
      await graph.stop();
      await database.stop();
    },
  };
}
export type SliceProcess = Awaited<ReturnType<typeof startSliceProcess>>;

/** Asks again until the answer is yes; the test's own limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}
