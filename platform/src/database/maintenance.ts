import type { JWK } from 'jose';
import type { ReservedSql, Sql } from 'postgres';
import { Sealer } from '../audit/chain.js';
import type { AuditEvent } from '../audit/event.js';
import { AuditLog } from '../audit/log.js';
import type { Actor } from '../wire/actor.js';
import { Database, type Query } from './database.js';
import { poolOf } from './lanes.js';
import { lazily, queryOver } from './query.js';

export interface MaintenanceOptions {
  owner: string;
  /** Connection of the owner of the tables. */
  url: string;
  /** Who maintains, as the rows and the audit keep it. */
  actor: Actor;
  privateKey: JWK;
  witness: string;
}

/**
 * One connection of the owner of the tables who maintains, and tells the audit of it: a transaction and its events are one. It is for work
 * on many rows at once, so a statement may take as long as it needs; whoever asks for one row goes by the graph.
 */
export class Maintenance {
  private constructor(
    private readonly pool: Sql,
    /** The connection, for what is no statement of rows. */
    readonly connection: ReservedSql,
    readonly query: Query,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  static async open({ owner, url, actor, privateKey, witness }: MaintenanceOptions): Promise<Maintenance> {
    const options = { url, applicationName: `mrrm-${owner}-maintenance`, maximumConnections: 1 };
    const pool = poolOf(options, 1, {
      statement_timeout: 0,
      idle_in_transaction_session_timeout: 0,
      plan_cache_mode: 'auto',
      'app.role': 'MAINTENANCE',
      'app.organisation': actor.organisation,
      'app.principal': actor.principal,
    });
    try {
      const connection = await pool.reserve();
      const query = queryOver((text, parameters, handed) => {
        const send = () => {
          const sent = connection.unsafe(text, parameters);
          handed();
          return sent;
        };
        return lazily(
          async () => send(),
          async () => send().values(),
        );
      });
      // It writes within the transactions of this connection alone, and asks for no other.
      const database = new Database(options);
      const audit = new AuditLog({ owner, database, sealer: new Sealer(privateKey), witness });
      return new Maintenance(pool, connection, query, database, audit);
    } catch (error) {
      await pool.end({ timeout: 5 });
      throw error;
    }
  }

  /**
   * One transaction. What it returns as events is its last statement: until then nobody waits for the end of the chain.
   * @returns once it is durable and the witness knows
   */
  async transaction<Result>(work: () => Promise<{ result: Result; events: AuditEvent[] }>): Promise<Result> {
    const afterwards: ((isDone: boolean) => void)[] = [];
    let isDone = false;
    await this.connection.unsafe('begin');
    try {
      const { result, events } = await work();
      const ending = {
        send: async (statement: () => PromiseLike<unknown>) => void (await statement()),
        afterwards: (call: (isDone: boolean) => void) => void afterwards.push(call),
      };
      const end = events.length > 0 ? await this.audit.appendWithin(this.query, ending, events) : undefined;
      await this.connection.unsafe('commit');
      isDone = true;
      if (end) await this.audit.noteDone(end);
      return result;
    } catch (error) {
      if (!isDone) await this.connection.unsafe('rollback').catch(() => undefined);
      throw error;
    } finally {
      for (const call of afterwards) call(isDone);
    }
  }

  async close(): Promise<void> {
    this.connection.release();
    await this.pool.end({ timeout: 5 });
    await this.database.close();
  }
}
