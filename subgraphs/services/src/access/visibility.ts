import { atCentreOf } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import type { Actor } from '@mrrm/platform/wire/actor';
import { forbidden } from '@mrrm/platform/wire/errors';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { isOpenedAt } from './clauses.js';

/** A row about a person: where it belongs, and whose it is. */
export interface OwnedRow {
  centreId: AnyPgColumn | SQL;
  /** Codes of the organisations whose row it is. */
  owners: (AnyPgColumn | SQL)[];
  recordedBySubject: AnyPgColumn | SQL;
}

/**
 * Rows about people: at a centre of the actor; of the actor's organisation, or opened to it by a clause in force.
 * Somebody whose sign-in is narrowed to a zone or to own cases sees what they recorded themselves: this slice knows no resident's zone or case.
 */
export function visibleRows(request: Request, { centreId, owners, recordedBySubject }: OwnedRow): SQL {
  const { actor, judge } = request;
  const { principal } = (request.person ?? request).actor;
  if (judge.standing('OPERATIONAL', actor.organisation) === 'CLOSED') return sql`false`;
  const own = sql.join(
    owners.map((owner) => sql`${owner} = ${actor.organisation}`),
    sql` or `,
  );
  const shared = isOpenedAt(request, centreId, 'OPERATIONAL');
  const narrowed = actor.zones || actor.ownCasesOnly ? sql`${recordedBySubject} = ${principal}` : sql`true`;
  return sql`(${atCentreOf(request, centreId)} and (${own} or ${shared}) and ${narrowed})`;
}

/**
 * @param what the organisation's part in the record, such as "asked"
 * @throws Refusal FORBIDDEN naming the organisation that may
 */
export function mustActFor(actor: Actor, organisation: string, act: string, path: string): void {
  if (actor.organisation !== organisation) throw forbidden(`Only ${organisation} can ${act}.`, path);
}
