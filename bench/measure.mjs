import { setTimeout as pause } from 'node:timers/promises';
import { OWNERS } from '../start/dist/owners.js';
import { cpuOf, cpuOfPostgres, postmasterOf } from './machine.mjs';

const DRAINED_WITHIN_MILLISECONDS = 20_000;

/** Looks at everything that works for a request, around each turn of a server. */
export class Watch {
  static async of(graph) {
    const watch = new Watch();
    watch.graph = graph;
    watch.postmaster = await postmasterOf(graph.admin.residents);
    return watch;
  }

  async #counts() {
    const all = await Promise.all(
      OWNERS.map(async (owner) => (await fetch(`http://127.0.0.1:${this.graph.counts[owner]}/`)).json()),
    );
    return {
      requests: Object.fromEntries(OWNERS.map((owner, at) => [owner, all[at].requests])),
      open: all.reduce((sum, { open }) => sum + open, 0),
    };
  }

  /** Waits until no slice answers anything and PostgreSQL runs nothing for anybody: the next turn pays for nothing of the last. */
  async drained() {
    const { admin } = this.graph;
    const until = performance.now() + DRAINED_WITHIN_MILLISECONDS;
    while (performance.now() < until) {
      const { open } = await this.#counts();
      const [{ busy }] = await admin.residents`
        select count(*)::int as busy from pg_stat_activity
        where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()`;
      if (open === 0 && busy === 0) return;
      await pause(20);
    }
    throw new Error('The slices did not become idle between two turns.');
  }

  async #standing(server) {
    const { admin, pids } = this.graph;
    const [{ wal }] = await admin.residents`select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as wal`;
    const ends = await Promise.all(
      OWNERS.map(async (owner) => {
        const [{ sequence }] = await admin[owner]`
          select sequence::int as sequence from ${admin[owner](owner)}.audit_head`;
        return [owner, sequence];
      }),
    );
    return {
      cpu: {
        server: cpuOf(server.pid),
        slices: Object.values(pids).reduce((sum, pid) => sum + cpuOf(pid), 0),
        postgres: cpuOfPostgres(this.postmaster),
      },
      counts: (await this.#counts()).requests,
      wal: Number(wal),
      ends: Object.fromEntries(ends),
      plans: await this.#plans(),
    };
  }

  /** How often statements were planned and executed so far, where PostgreSQL counts it. */
  async #plans() {
    const [{ counts }] = await this.graph.admin.residents`
      select current_setting('shared_preload_libraries') like '%pg_stat_statements%' as counts`;
    if (!counts) return undefined;
    const [row] = await this.graph.superuser`
      select sum(plans)::float as plans, sum(calls)::float as calls from pg_stat_statements where plans > 0 or query ilike 'select%'`;
    return row;
  }

  /**
   * Runs one turn of one server from idle to idle.
   * @returns what the load tells, and a request's share: CPU in milliseconds by process, slice requests, bytes of WAL and of audit
   */
  async turn(server, load) {
    await this.drained();
    const before = await this.#standing(server);
    const told = await load();
    await this.drained();
    const after = await this.#standing(server);
    const { answers } = told;
    const share = (part) => ((after.cpu[part] - before.cpu[part]) * 1000) / answers;
    const cpu = { server: share('server'), slices: share('slices'), postgres: share('postgres') };
    const audit = await Promise.all(
      OWNERS.map(async (owner) => {
        const sql = this.graph.admin[owner];
        const [{ bytes }] = await sql`
          select coalesce(sum(pg_column_size(event.*)), 0)::int as bytes from ${sql(owner)}.audit_event event
          where sequence > ${before.ends[owner]} and sequence <= ${after.ends[owner]}`;
        return bytes;
      }),
    );
    return {
      ...told,
      cpu: { ...cpu, total: cpu.server + cpu.slices + cpu.postgres },
      sliceRequests: Object.fromEntries(
        OWNERS.map((owner) => [owner, (after.counts[owner] - before.counts[owner]) / answers]),
      ),
      walBytes: (after.wal - before.wal) / answers,
      auditBytes: audit.reduce((sum, one) => sum + one, 0) / answers,
      ...(after.plans && {
        plansPerCall:
          (after.plans.plans - before.plans.plans) / (after.plans.calls - before.plans.calls || 1),
      }),
    };
  }
}
