import { appendFile as appendFileAndCall } from 'node:fs';
import { promisify } from 'node:util';
import { type SQL, sql } from 'drizzle-orm';
import type { Database, Ending, Query } from '../database/database.js';
import { AUDIT_PATIENCE_MILLISECONDS } from '../database/lanes.js';
import type { Actor } from '../wire/actor.js';
import { Refusal } from '../wire/errors.js';
import { hashOf, type Link, type Sealer } from './chain.js';
import type { AuditEvent } from './event.js';
import { type Kept, keep, sealedText } from './kept.js';
import { Turns } from './turns.js';
import type { Point } from './witness.js';

/** That of `node:fs/promises` makes a handle for each call: more than half as much CPU again, of what was a fortieth of a slice. */
const appendFile = promisify(appendFileAndCall);

/** Most events that one transaction takes: they wait for one commit together. */
const MOST_TOGETHER = 200;

const WENT_BACK =
  'The audit cannot be written: the database stands where it stood before. Nothing was done; its owner has to look.';

export interface AuditLogOptions {
  owner: string;
  database: Database;
  sealer: Sealer;
  /** A file outside of the database that notes how far the chain has come, so that a cut end is found. */
  witness?: string | undefined;
}

/** Links in order, and the end of the chain behind which they were sealed. */
type Sealed = (Link & Kept)[] & { from: Point };

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
  #end: Point | undefined;
  /** Whether the chain ended there when it was last looked at: nobody else writes to it, as far as is known. */
  #isAlone = true;
  /** Whoever seals next waits here, and not at PostgreSQL: so it knows where the chain ends, and need not ask. */
  readonly #turns = new Turns(AUDIT_PATIENCE_MILLISECONDS);

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
      const turn = await this.#turns.take().catch((error: Error) => error);
      const together = this.#waiting.splice(0, MOST_TOGETHER);
      try {
        if (turn instanceof Error) throw turn;
        await this.#commit(together.flatMap(({ events }) => events)).finally(turn);
        for (const { done } of together) done();
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    this.#writing = false;
  }

  /**
   * One statement is the whole commit where the chain still ends where this process left it: one round trip, where taking the end
   * first is four. Where it does not, as after the event of another replica, nothing is changed and the end is taken first.
   */
  async #commit(events: AuditEvent[]) {
    const { owner, database } = this.options;
    const last =
      (this.#end && (await this.#appendAt(this.#end, events))) ??
      (await database.audit(clerk(owner)).write(async (query) => {
        const links = this.#sealed(await this.#lockEnd(query), events);
        await query.execute(this.#insertion(links, sql`count(*)::int`));
        return links.at(-1)!;
      }));
    await this.note(last);
  }

  /** Appends at a place that is not locked. @returns undefined, having changed nothing, when the chain ends elsewhere */
  async #appendAt(end: Point, events: AuditEvent[]): Promise<Link | undefined> {
    const links = this.#sealed(end, events);
    const [taken] = (await this.options.database
      .auditAtOnce()
      .execute(this.#insertion(links, sql`count(*)::int`))) as unknown as { taken: number }[];
    return taken!.taken === 1 ? links.at(-1) : undefined;
  }

  /**
   * Keeps events inside a write's own transaction, as its last statement: the write and its event are one. It is sent together with the
   * commit. Where the chain ends elsewhere than this process left it, the statement fails as something to be tried again, and then the
   * end is taken first.
   * @returns the end of the chain, to be noted by the witness once the transaction is through
   */
  async appendWithin(query: Query, ending: Ending, events: AuditEvent[]): Promise<Link> {
    const pass = await this.#turns.take();
    let last: Link | undefined;
    ending.afterwards((isDone) => {
      if (isDone && last) this.#reached(last);
      else this.#isAlone = false;
      pass();
    });
    const end = this.#isAlone && this.#end ? this.#end : await this.#lockEnd(query);
    const links = this.#sealed(end, events);
    last = links.at(-1)!;
    const { owner } = this.options;
    const must = sql`case when count(*) = 1 then 1 else ${sql.identifier(owner)}.audit_moved_on() end`;
    await ending.send(() => query.execute(this.#insertion(links, must)));
    return last;
  }

  /** Makes links of events that are committed together: the last one's seal covers all of them. */
  #sealed(end: Point, events: AuditEvent[]): Sealed {
    const { owner, sealer } = this.options;
    const at = new Date().toISOString();
    const last = end.sequence + events.length;
    let { hash } = end;
    const links = events.map((event, index) => {
      const sequence = end.sequence + 1 + index;
      const isLast = sequence === last;
      const kept = keep(owner, at, event, isLast ? undefined : last);
      hash = hashOf(hash, sequence, sealedText(kept));
      return { ...kept, sequence, hash, seal: isLast ? sealer.seal(hash) : '' };
    });
    return Object.assign(links, { from: end });
  }

  /**
   * Moves the end of the chain from one place, and only from there, and puts the links in between. People get their numbers
   * only once the end is taken: whoever waits for it holds nothing that somebody else waits for. Whoever waits for it waits with patience,
   * not for ever.
   * @param taken what the statement answers, over the one row that was moved, or none
   */
  #insertion(links: Sealed, taken: SQL): SQL {
    const { from } = links;
    const schema = sql.identifier(this.options.owner);
    const to = links.at(-1)!;
    const list = (values: unknown[], type: string) => sql`${sql.param(values)}::${sql.raw(type)}[]`;
    const arrays = (key: 'people' | 'others') =>
      list(
        links.map((link) => `{${link[key].join()}}`),
        'text',
      );
    const column = (key: 'event' | 'reads' | 'hash' | 'seal') =>
      list(
        links.map((link) => link[key]),
        'text',
      );
    return sql`
      with head as (
        update ${schema}.audit_head set sequence = ${to.sequence}, hash = ${to.hash}
        where sequence = ${from.sequence} and hash = ${from.hash}
          and (select set_config('lock_timeout', ${String(AUDIT_PATIENCE_MILLISECONDS)}, true)) <> '' returning 1),
      event as (
        insert into ${schema}.audit_event (sequence, event, people, numbers, others, reads, records, hash, seal)
        select sequence, event, '{}', ${schema}.audit_numbers(people::uuid[], sequence), others::uuid[], reads, decode(records, 'hex'), hash, seal
        from unnest(${list(
          links.map(({ sequence }) => sequence),
          'bigint',
        )}, ${column('event')}, ${arrays('people')}, ${arrays('others')},
          ${column('reads')}, ${list(
            links.map(({ records }) => records.toString('hex')),
            'text',
          )}, ${column('hash')}, ${column('seal')})
          as new (sequence, event, people, others, reads, records, hash, seal)
        where exists (select from head))
      select ${taken} as taken from head`;
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
        sql.raw(
          `select set_config('lock_timeout', '${AUDIT_PATIENCE_MILLISECONDS}', true) as audit_patience`,
        ),
      )
      .then(undefined, () => {});
    const [head] = (await query.execute(
      sql`select sequence::int as sequence, hash from ${sql.identifier(this.options.owner)}.audit_head for update`,
    )) as unknown as Point[];
    if (head!.sequence < (this.#end?.sequence ?? 0)) throw new Refusal('UPSTREAM_UNAVAILABLE', WENT_BACK);
    this.#isAlone = head!.hash === this.#end?.hash;
    return head!;
  }

  #reached({ sequence, hash }: Point) {
    if (sequence > (this.#end?.sequence ?? 0)) this.#end = { sequence, hash };
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

  /** The number of the last event, whoever wrote it. @throws when the database is away */
  async position(): Promise<number> {
    const { owner, database } = this.options;
    const [head] = (await database
      .auditAtOnce()
      .execute(
        sql`select sequence::int as sequence from ${sql.identifier(owner)}.audit_head`,
      )) as unknown as Point[];
    return head!.sequence;
  }

  /** Tells the witness how far the chain has come. */
  async note({ sequence, hash }: Link): Promise<void> {
    const { owner, witness } = this.options;
    this.#reached({ sequence, hash });
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
