import type { ReservedSql } from 'postgres';
import type { Actor } from '../wire/actor.js';
import { Permission } from '../wire/roles.js';

/** A zone that is none: rows without a zone may be kept under the identifier of nothing, so it is not that one. */
const NO_ZONE = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Tells a transaction who acts, without waiting: row-level security reads it from these settings; they end with the transaction.
 * @param milliseconds for which each statement may run
 * @returns by which number PostgreSQL knows the connection
 */
export function setContext(connection: ReservedSql, actor: Actor, milliseconds: number) {
  const { principal, organisation, role, centres, zones, staffMember, purpose, requestId, onBehalf } = actor;
  // The policies read an empty list as "not narrowed": who is narrowed to nothing gets a zone in which nobody is.
  const person = onBehalf?.forRule ? undefined : onBehalf;
  const parts = zones?.length === 0 ? [NO_ZONE] : (zones ?? []);
  return connection`select pg_backend_pid() as process,
    set_config('statement_timeout', ${String(milliseconds)}, true),
    set_config('app.zones', ${`{${parts.join(',')}}`}, true),
    set_config('app.own_cases_only', ${actor.ownCasesOnly ? 'on' : ''}, true),
    set_config('app.principal', ${principal}, true), set_config('app.organisation', ${organisation}, true),
    set_config('app.role', ${role}, true), set_config('app.centres', ${`{${centres.join(',')}}`}, true),
    set_config('app.all_centres', ${actor.allCentres ? 'on' : ''}, true),
    set_config('app.permissions', ${`{${(actor.permissions ?? []).filter((one) => Object.hasOwn(Permission, one)).join(',')}}`}, true),
    set_config('app.staff_member', ${staffMember ?? ''}, true), set_config('app.purpose', ${purpose}, true),
    set_config('app.for_organisation', ${person?.organisation ?? ''}, true),
    set_config('app.for_role', ${person?.role ?? ''}, true),
    set_config('app.for_principal', ${person?.principal ?? ''}, true),
    set_config('app.for_purpose', ${person?.purpose ?? ''}, true),
    set_config('app.request', ${requestId}, true)`.execute();
}
