import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../demo/dist/seed/random.js';
import { verifyAudit } from '../../platform/dist/audit/verify.js';
import { buildPremises } from '../../subgraphs/facilities/test/support/premises.js';
import { Ledger, runClient, type World } from '../support/placements/clients.js';
import { checkHistory, type Told } from '../support/placements/history.js';
import { type SliceProcess, startSliceProcess } from '../support/placements/slice-process.js';
import { isLong } from '../support/run/long.js';

/** `npm run test:long` asks for more, `PLACEMENTS=100000` for a whole night. */
const OPERATIONS = Number(process.env['PLACEMENTS'] ?? (isLong ? 5000 : 100));
const CLIENTS = OPERATIONS > 1000 ? 32 : 16;
/** Of the slice and of PostgreSQL in turn: after each of them everybody waits for a start. */
const KILLS = OPERATIONS > 1000 ? Math.max(4, Math.floor(OPERATIONS / 2500)) : 2;
const SEED = Number(process.env['SEED'] ?? 7);

let slice: SliceProcess;
let world: World;
beforeAll(async () => {
  slice = await startSliceProcess();
  const { owner } = slice.database;
  const premises = await buildPremises(owner, 'HISTORY', 4);
  const bedIds = [...premises.bedIds];
  for (let number = 1; number < 24; number += 1) {
    const roomId = newIdentifier();
    await owner`insert into facilities.room (id, floor_id, code, kind) values (${roomId}, ${premises.floorId}, ${`R${number}`}, 'BEDROOM')`;
    for (let code = 0; code < 4; code += 1) {
      const id = newIdentifier();
      await owner`insert into facilities.bed (id, room_id, code) values (${id}, ${roomId}, ${String(code)})`;
      bedIds.push(id);
    }
  }
  slice.graph.known.add(premises.centreId);
  const residentIds = Array.from({ length: 250 }, (_, index) => {
    const id = newIdentifier();
    slice.graph.known.add(id);
    const familySituation = index % 3 ? 'UNACCOMPANIED' : 'WITH_FAMILY';
    slice.graph.people.set(id, {
      sex: index % 12 ? 'MALE' : 'FEMALE',
      dateOfBirth: '2012-03-04',
      familySituation,
    });
    return id;
  });
  world = { centreId: premises.centreId, bedIds, residentIds, days: Math.max(30, OPERATIONS / 100) };
});
afterAll(() => slice?.stop());

describe('the checker', () => {
  const stay = (more: object) => ({
    id: newIdentifier(),
    stage: 'CHECKED_IN',
    version: 1,
    endsAt: null,
    ...more,
  });
  const check = async (rows: object[], told: Told[]) =>
    (await checkHistory((async () => rows) as never, told)).map((fault) =>
      fault.replace(/[0-9a-f-]{36}/g, '…'),
    );

  it('finds an overlap, a lost write, a doubled write, and one that nobody was told of', async () => {
    const first = stay({ bedId: 'b', residentId: 'r', startsAt: new Date(0), endsAt: new Date(5) });
    const second = stay({ bedId: 'b', residentId: 's', startsAt: new Date(4) });
    const shown = (row: object) =>
      ({
        ...row,
        bed: { id: 'b' },
        resident: { id: 'r' },
        startsAt: new Date(0).toISOString(),
        endsAt: new Date(5).toISOString(),
        expectedUntil: null,
        endReason: null,
      }) as never;
    const told = (placement: object): Told => ({
      mutation: 'm',
      input: {},
      codes: [],
      placement: placement as never,
    });
    const full = { ...first, expectedUntil: null, endReason: null };
    expect(await check([full], [told(shown(first))])).toEqual([]);
    expect(await check([first, second], [])).toEqual([
      'bedId b: placement … begins before another one has ended',
      'bedId b: placement … begins before another one has ended',
      'placement …: is there, and nobody was told',
      'placement …: is there, and nobody was told',
    ]);
    expect(await check([], [told(shown(first))])).toEqual(['placement …: was acknowledged and is not there']);
    const twice = [told(shown(first)), told(shown(first))];
    expect(await check([{ ...full, version: 2 }], twice)).toEqual([
      'placement …: two writes were told version 1',
    ]);
  });
});

describe(`${OPERATIONS} operations at random by ${CLIENTS} clients, while processes are killed`, () => {
  it(
    'leave nobody in two beds, no bed to two, no acknowledged write lost, and no deadlock to a client',
    async () => {
      const ledger = new Ledger();
      const isEnough = () => ledger.told.length >= OPERATIONS;
      const killer = killNowAndThen(ledger, isEnough);
      const began = performance.now();
      await Promise.all([
        killer,
        ...Array.from({ length: CLIENTS }, (_, index) =>
          runClient(slice, world, ledger, new Random(SEED, index), isEnough),
        ),
      ]);
      const seconds = (performance.now() - began) / 1000;
      const { done, refused, repeated, crowded } = ledger.counts;
      const deadlocks = serverLog().match(/deadlock detected/g)?.length ?? 0;
      console.log(
        `placements: ${ledger.told.length} operations in ${seconds.toFixed(0)} s: ${done} done, ${refused} refused, ${repeated} asked again after ${ledger.kills} kills; ${deadlocks} deadlocks in PostgreSQL, ${crowded} seen by a client`,
      );
      expect(ledger.faults).toEqual([]);
      expect(await checkHistory(slice.database.owner, ledger.told)).toEqual([]);
      expect(crowded).toBe(0);
      expect(ledger.kills).toBeGreaterThanOrEqual(KILLS);
      expect(done).toBeGreaterThan(OPERATIONS / 8);
      const { appUrl } = slice.database;
      const verdict = await verifyAudit({ owner: 'facilities', url: appUrl, publicKey: slice.auditKey });
      expect(verdict.broken).toBeUndefined();
      expect(verdict.good).toBeGreaterThan(done);
    },
    // A write takes some 60 ms on a quiet machine of two cores.
    Math.max(300_000, OPERATIONS * 300),
  );
});

/** Kills the slice and PostgreSQL in turn, whenever another part of the operations is done. */
async function killNowAndThen(ledger: Ledger, isEnough: () => boolean): Promise<void> {
  for (let kill = 1; kill <= KILLS; kill += 1) {
    while (ledger.told.length < (OPERATIONS * kill) / (KILLS + 1)) {
      if (isEnough()) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    ledger.recovering = true;
    if (kill % 2) await slice.killSlice();
    else await slice.killDatabase();
    ledger.killed();
  }
}

const serverLog = (): string =>
  readdirSync(slice.database.home)
    .filter((name) => name.endsWith('.log'))
    .map((name) => readFileSync(join(slice.database.home, name), 'utf8'))
    .join('\n');
