import { appendFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import type { Database, Query } from '../database/database.js';
import type { Actor } from '../wire/actor.js';
import { Refusal } from '../wire/errors.js';
import { type Link, type Sealer } from './chain.js';
import type { AuditEvent } from './event.js';
import type { Point } from './witness.js';

/** Most events that one transaction takes: they wait for one commit together. */
const MOST_TOGETHER = 200;

/** For how long an event waits for its place in the chain while somebody holds it: then the request is told to come again. */
const PATIENCE_MILLISECONDS = 2000;

const WENT_BACK =
  'The audit cannot be written: the database stands where it stood before. Nothing was done; its owner has to look.';

export interface AuditLogOptions {
  owner: string;
  database: Database;
  sealer: Sealer;
  /** A file outside of the database that notes how far the chain has come, so that a cut end is found. */
  witness?: string | undefined;
}

interface Waiting {
  events: AuditEvent[];
  done(): void;
  failed(error: unknown): void;
}

/** One owner's audit: events in a sealed chain that only grows. */
export class AuditLog {
  #waiting: Waiting[] = [];
  #writing = false;
  /** The furthest link that this process has made durable. */
  #reached = 0;

  constructor(private readonly options: AuditLogOptions) {}

  /** Keeps events; once it returns they are durable. Events of many requests share a commit. */
  append(events: AuditEvent[]): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ events, done, failed });
      if (!this.#writing) void this.#write();
    });
  }

  async #write() {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const together = this.#waiting.splice(0, MOST_TOGETHER);
      try {
        await this.#commit(together.flatMap(({ events }) => events));
        for (const { done } of together) done();
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    this.#writing = false;
  }

  async #commit(events: AuditEvent[]) {
    const request = this.options.database.audit(clerk(this.options.owner));
    const last = await request.write((query) => this.appendWithin(query, events));
    await this.note(last);
  }

  /**
   * Keeps events inside a write's own transaction, as its last statements: the write and its event are one.
   * @returns the end of the chain, to be noted by the witness once the transaction is through
   */
  async appendWithin(query: Query, events: AuditEvent[]): Promise<Link> {
    const { owner, sealer } = this.options;
    const schema = sql.identifier(owner);
    const head = await this.#lockEnd(query);
    let { sequence, hash } = head;
    const at = new Date().toISOString();
    const links = events.map((event) => {
      sequence += 1;
      const link = sealer.link(hash, sequence, JSON.stringify({ owner, at, ...event }));
      hash = link.hash;
      return link;
    });
    const people = events.map((event) => `{${event.people.join(',')}}`);
    await query.execute(sql`
      with event as (
        insert into ${schema}.audit_event (sequence, event, people, hash, seal)
        select sequence, event, people::uuid[], hash, seal from unnest(
          ${sql.param(links.map((link) => link.sequence))}::bigint[], ${sql.param(links.map((link) => link.event))}::text[],
          ${sql.param(people)}::text[], ${sql.param(links.map((link) => link.hash))}::text[],
          ${sql.param(links.map((link) => link.seal))}::text[]) as new (sequence, event, people, hash, seal))
      update ${schema}.audit_head set sequence = ${sequence}, hash = ${hash}`);
    return links.at(-1)!;
  }

  /**
   * Takes the end of the chain until the commit.
   * @throws PostgresError 55P03 when somebody else keeps it for too long
   * @throws Refusal UPSTREAM_UNAVAILABLE when it lies before what this process has written: a standby that was behind took over, or
   * a copy was put back under it. To go on from there would make a second chain, and no record could join the two
   */
  async #lockEnd(query: Query): Promise<Point> {
    // Sent without waiting for its answer; it holds until the commit.
    query
      .execute(
        sql.raw(`select set_config('lock_timeout', '${PATIENCE_MILLISECONDS}', true) as audit_patience`),
      )
      .then(undefined, () => {});
    const [head] = (await query.execute(
      sql`select sequence::int as sequence, hash from ${sql.identifier(this.options.owner)}.audit_head for update`,
    )) as unknown as Point[];
    if (head!.sequence < this.#reached) throw new Refusal('UPSTREAM_UNAVAILABLE', WENT_BACK);
    return head!;
  }

  /**
   * Tells the witness of a write that is durable already: what has happened is never told as failed, so it never throws. The
   * next note covers this one, and until then the slice is not ready.
   */
  async noteDone(end: Link): Promise<void> {
    await this.note(end).catch(() => undefined);
  }

  /** Whether the next answer about a person could leave: the chain takes an event, and the witness can be written. */
  async ready(): Promise<boolean> {
    const { owner, database, witness } = this.options;
    try {
      if (witness) await appendFile(witness, '');
      await database.audit(clerk(owner)).write((query) => this.#lockEnd(query));
      return true;
    } catch {
      return false;
    }
  }

  /** Tells the witness how far the chain has come. */
  async note({ sequence, hash }: Link): Promise<void> {
    const { owner, witness } = this.options;
    this.#reached = Math.max(this.#reached, sequence);
    if (!witness) return;
    // It begins a line instead of ending one: a note that a full disk or a lost machine tore takes no other with it. The file is
    // opened by its name each time: it may be moved away at any moment to begin a new one.
    await appendFile(witness, `\n${JSON.stringify({ owner, sequence, hash, at: new Date().toISOString() })}`);
  }
}

/** The slice itself, as the writer of its audit. */
export const clerk = (owner: string): Actor => ({
  principal: `SELF:${owner}-audit`,
  organisation: 'SELF',
  role: 'SERVICE',
  centres: [],
  purpose: 'AUDIT',
  client: owner,
  requestId: 'audit',
});
