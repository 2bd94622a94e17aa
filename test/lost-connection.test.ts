import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

/*
 * What the slices rely on when PostgreSQL ends a connection: nobody's process ends, and whoever held a transaction on it
 * never reaches the connection that takes its place, which belongs to somebody else.
 */

let admin: Sql;
let pool: Sql;
beforeAll(() => {
  admin = postgres(inject('cluster').adminUrl, { max: 1, onnotice: () => {} });
  pool = postgres(inject('cluster').adminUrl, { max: 1, onnotice: () => {}, backoff: () => 0.05 });
});
afterAll(async () => {
  await pool.end({ timeout: 1 });
  await admin.end();
});

const backendOf = async (sql: Pick<Sql, 'unsafe'>) => {
  const [row] = await sql.unsafe('select pg_backend_pid() as pid');
  return row!['pid'] as number;
};
/** Ends a connection at the server's side, and waits until its process is gone. */
async function end(pid: number) {
  await admin`select pg_terminate_backend(${pid}, 5000)`;
}

/** A transaction on a live connection: one that is ending may still be handed out, and refuses at once. */
async function reserveLive() {
  for (;;) {
    const held = await pool.reserve().catch(() => undefined);
    const isLive = held && (await backendOf(held).catch(() => undefined));
    if (isLive) return held;
    held?.release();
  }
}

describe('a connection that is lost', () => {
  it('while it is reserved, refuses its holder and serves the next one', async () => {
    const held = await pool.reserve();
    await held`begin`;
    await end(await backendOf(held));
    await expect(held`select 1`).rejects.toThrow(/CONNECTION_CLOSED|terminating connection/);
    // The pool's only connection is another one now, and in the hands of somebody else.
    const next = await pool.reserve();
    await next`begin`;
    await next`select set_config('app.principal', 'somebody else', true)`;
    await expect(held`select current_setting('app.principal') as who`).rejects.toThrow('CONNECTION_CLOSED');
    await expect(held`commit`).rejects.toThrow('CONNECTION_CLOSED');
    held.release();
    const [row] = await next`select current_setting('app.principal') as who`;
    expect(row).toEqual({ who: 'somebody else' });
    await next`commit`;
    next.release();
    expect(await pool`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('within a transaction, refuses the transaction and what is asked in it later', async () => {
    let held: Pick<Sql, 'unsafe'> | undefined;
    let begun: (pid: number) => void = () => {};
    const pid = new Promise<number>((resolve) => {
      begun = resolve;
    });
    const attempt = pool.begin(async (transaction) => {
      held = transaction;
      begun(await backendOf(transaction));
      await new Promise(() => {});
    });
    const outcome = attempt.catch((error: Error) => error.message);
    await end(await pid);
    expect(await outcome).toMatch(/CONNECTION_CLOSED|terminating connection/);
    const [row] = await pool.begin(async (other) => {
      await expect(held!.unsafe('select 2 as two')).rejects.toThrow('CONNECTION_CLOSED');
      return other`select 3 as three`;
    });
    expect(row).toEqual({ three: 3 });
  });

  it('serves those who were waiting for it, one after the other', async () => {
    const held = await reserveLive();
    const pid = await backendOf(held);
    const served = Array.from({ length: 3 }, async (_, index) => {
      const next = await pool.reserve();
      await next`select ${index}::int`.catch(() => undefined);
      next.release();
      return index;
    });
    await end(pid);
    held.release();
    expect(await Promise.all(served)).toEqual([0, 1, 2]);
  });

  it('again and again, with statements under way and in line, leaves the pool whole', async () => {
    for (let time = 0; time < 20; time += 1) {
      const held = await reserveLive();
      const pid = await backendOf(held);
      const pending = [held`select pg_sleep(10)`, held`select 1`, held`commit`];
      const outcomes = pending.map((statement) =>
        statement.then(
          () => 'done',
          () => 'refused',
        ),
      );
      await end(pid);
      expect(await Promise.all(outcomes)).toEqual(['refused', 'refused', 'refused']);
      held.release();
    }
    expect(await pool`select 1 as one`).toEqual([{ one: 1 }]);
  });
});
