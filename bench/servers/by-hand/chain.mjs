import { Sealer } from '../../../platform/dist/audit/chain.js';

const keys = JSON.parse(process.env.AUDIT_KEYS);

/** An owner's audit by hand: the same chain with the same seals as a slice writes it; events that wait share a commit. */
export class Chain {
  #waiting = [];
  #isWriting = false;

  constructor(owner, sql) {
    this.owner = owner;
    this.sql = sql;
    this.sealer = new Sealer(keys[owner]);
  }

  append(event) {
    return new Promise((done, failed) => {
      this.#waiting.push({ event, done, failed });
      if (!this.#isWriting) void this.#write();
    });
  }

  async #write() {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const together = this.#waiting.splice(0);
      try {
        await this.#commit(together.map(({ event }) => event));
        for (const { done } of together) done();
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    this.#isWriting = false;
  }

  #commit(events) {
    const { owner, sealer } = this;
    return this.sql.begin(async (sql) => {
      const schema = sql(owner);
      sql`select set_config('app.organisation', 'SELF', true), set_config('app.role', 'SERVICE', true),
        set_config('app.principal', ${`SELF:${owner}-audit`}, true), set_config('app.purpose', 'AUDIT', true),
        set_config('app.centres', '{}', true)`
        .execute()
        .catch(() => {});
      const [head] = await sql`select sequence::int as sequence, hash from ${schema}.audit_head for update`;
      let { sequence, hash } = head;
      const at = new Date().toISOString();
      const rows = events.map((event) => {
        sequence += 1;
        const link = sealer.link(hash, sequence, JSON.stringify({ owner, at, ...event }));
        hash = link.hash;
        return { ...link, people: event.people };
      });
      await sql`insert into ${schema}.audit_event ${sql(rows, 'sequence', 'event', 'people', 'hash', 'seal')}`;
      await sql`update ${schema}.audit_head set sequence = ${sequence}, hash = ${hash}`;
    });
  }
}
