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
  if (!isGuarded) return { reading: () => new Bare(pools) };
  const chains = Object.fromEntries(OWNERS.map((owner) => [owner, new Chain(owner, open('APP', owner, 1))]));
  return { reading: (actor, purpose) => new Guarded(pools, chains, actor, purpose) };
}

class Bare {
  constructor(pools) {
    this.pools = pools;
  }
  /** Asks one owner. @param work called with the connection @param people whom the answer is about, for the audit */
  in(owner, work, _people) {
    return work(this.pools[owner]);
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

  /** The answer leaves once everything that it tells is in the audit. */
  end() {
    const { principal, organisation, role } = this.actor;
    return Promise.all(
      this.#events.map(([owner, people]) =>
        this.chains[owner].append({
          kind: 'READ',
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
