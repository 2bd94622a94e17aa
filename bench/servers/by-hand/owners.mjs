import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { Chain } from './chain.mjs';

const OWNERS = ['facilities', 'residents', 'services', 'staff'];
const CONNECTIONS = 10;
const open = (kind, owner, max = CONNECTIONS) =>
  postgres(process.env[`${kind}_${owner.toUpperCase()}`], {
    max,
    onnotice: () => {},
    connection: { timezone: 'UTC', 'app.time_zone': 'Europe/Sofia' },
  });

/** The ways into the four databases, with the guards of rows and the audit, or past them. */
export function openOwners(isGuarded) {
  const pools = Object.fromEntries(OWNERS.map((owner) => [owner, open(isGuarded ? 'APP' : 'ADMIN', owner)]));
  if (!isGuarded) return { reading: (actor) => new Bare(pools, actor) };
  const chains = Object.fromEntries(OWNERS.map((owner) => [owner, new Chain(owner, open('APP', owner, 1))]));
  return { reading: (actor, purpose) => new Guarded(pools, chains, actor, purpose) };
}

class Bare {
  constructor(pools, actor) {
    Object.assign(this, { pools, actor });
  }
  /** Asks one owner. @param work called with the connection @param people whom the answer is about, for the audit */
  in(owner, work, _people) {
    return work(this.pools[owner]);
  }
  async mustPerform(_centre, _functions) {}
  /** Changes one owner's rows: all of it, or nothing. */
  write(owner, _told, work) {
    return this.pools[owner].begin(work);
  }
  async end() {}
}

class Guarded {
  #events = [];

  constructor(pools, chains, actor, purpose) {
    Object.assign(this, { pools, chains, actor, purpose, requestId: randomUUID() });
  }

  async in(owner, work, people) {
    const answer = await this.pools[owner].begin('isolation level repeatable read read only', async (sql) => {
      const told = context(sql, this.actor, this.purpose, this.requestId);
      told.catch(() => {});
      return work(sql);
    });
    const named = people?.(answer) ?? [];
    if (named.length > 0) this.#events.push([owner, named]);
    return answer;
  }

  /** @throws Error when no agreement in force at the centre gives any of the functions to the reader's organisation */
  async mustPerform(centre, functions) {
    const found = await this.in(
      'facilities',
      (sql) => sql`
        select responsibility.id from facilities.cooperation_sop as sop
        join facilities.sop_responsibility as responsibility on responsibility.sop_id = sop.id
        where sop.centre_id = ${centre} and sop.status = 'IN_FORCE' and sop.valid_from <= now()
          and (sop.valid_until is null or sop.valid_until > now())
          and responsibility.organisation = ${this.actor.organisation} and responsibility.function = any(${functions}) limit 1`,
    );
    if (found.length === 0) throw new Error(`${this.actor.organisation} may do none of ${functions}.`);
  }

  /** Changes one owner's rows under a key of its own, in one transaction. @throws Error when the key was used before */
  async write(owner, { operation, key, digest, people }, work) {
    const { principal, organisation } = this.actor;
    const result = await this.pools[owner].begin(async (sql) => {
      const told = context(sql, this.actor, this.purpose, this.requestId);
      told.catch(() => {});
      const keys = sql`${sql(owner)}.idempotency`;
      const taken = await sql`
        insert into ${keys} (organisation, subject, key, operation, input_digest)
        values (${organisation}, ${principal}, ${key}, ${operation}, ${digest}) on conflict do nothing returning key`;
      if (taken.length === 0) throw new Error('This key was used before.');
      const done = await work(sql);
      await sql`
        update ${keys} set result = ${sql.json({ id: done[0]?.id ?? null })}
        where organisation = ${organisation} and subject = ${principal} and key = ${key}`;
      return done;
    });
    this.#events.push([owner, people, 'WRITE']);
    return result;
  }

  /** The answer leaves once everything that it tells is in the audit. */
  end() {
    const { principal, organisation, role } = this.actor;
    return Promise.all(
      this.#events.map(([owner, people, kind = 'READ']) =>
        this.chains[owner].append({
          kind,
          principal,
          organisation,
          role,
          purpose: this.purpose,
          requestId: this.requestId,
          people: [...new Set(people)],
        }),
      ),
    );
  }
}

/** What row-level security reads, as a slice says it: sent without waiting, so that it shares a round trip with what follows. */
const context = (sql, actor, purpose, requestId) =>
  sql`select set_config('app.zones', '{}', true), set_config('app.own_cases_only', '', true),
    set_config('app.principal', ${actor.principal}, true), set_config('app.organisation', ${actor.organisation}, true),
    set_config('app.role', ${actor.role}, true), set_config('app.centres', ${`{${actor.centres.join(',')}}`}, true),
    set_config('app.all_centres', ${actor.allCentres ? 'on' : ''}, true),
    set_config('app.staff_member', ${actor.staffMember ?? ''}, true), set_config('app.purpose', ${purpose}, true),
    set_config('app.for_organisation', '', true), set_config('app.for_role', '', true),
    set_config('app.for_principal', '', true), set_config('app.for_purpose', '', true),
    set_config('app.request', ${requestId}, true)`.execute();
