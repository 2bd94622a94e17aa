import type { Request } from '@mrrm/platform/context';
import type { Unshown } from '@mrrm/platform/database/columns';
import { at, pointer } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { conflict, notFound } from '@mrrm/platform/wire/errors';
import { mustBeAt } from '@mrrm/platform/writing/version';
import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { ofVisibleResident } from '../../access/visibility.js';
import { recordedBy } from './lock.js';

const found = z.object({ residentId: z.string(), version: z.number(), hasEnded: z.boolean() });

/** What the writing of such a row is not told. */
export type Kept =
  | 'id'
  | 'recordedAt'
  | 'recordedById'
  | 'endedAt'
  | 'endedById'
  | 'endedBecause'
  | 'replacedById'
  | 'version'
  | Unshown;

export interface Ending {
  id: string;
  /** Undefined for what is replaced: a record that holds is the one that was read. */
  expectedVersion?: number;
  reason: string;
  /** Where in the input the record is named. */
  path: string;
  replacedById?: string;
}

/**
 * Ends a record that is kept and not changed.
 * @param group of which the actor must be allowed to read it
 * @returns of whom it is
 * @throws Refusal NOT_FOUND; CONFLICT for another version, and for what has ended already
 */
export async function endKept(
  request: Request,
  query: Query,
  table: PgTable,
  group: string,
  { id, expectedVersion, reason, path, replacedById }: Ending,
): Promise<string> {
  const [row] = await rows(
    query,
    sql`select resident_id as "residentId", version, ended_at is not null as "hasEnded" from ${table}
      where id = ${id} and ${ofVisibleResident(request, sql`${table}.resident_id`, group)} for update`,
    found,
  );
  if (!row) throw notFound('record', path);
  if (expectedVersion !== undefined) mustBeAt(row, expectedVersion, 'record');
  if (row.hasEnded) throw conflict('This record was ended already.', path);
  await query.execute(
    sql`update ${table} set ${endingOf(request, reason)}, replaced_by_id = ${replacedById ?? null}::uuid where id = ${id}`,
  );
  return row.residentId;
}

/** What ends a row of such a table. */
export const endingOf = ({ now, actor }: Request, reason: string): SQL =>
  sql`ended_at = ${at(now)}, ended_by_id = ${actor.staffMember ?? null}::uuid, ended_because = ${reason}, version = version + 1,
    updated_at = now()`;

/** What a new row of such a table keeps of who records it. */
export const keptBy = (request: Request) => ({
  recordedAt: request.now,
  recordedById: request.actor.staffMember ?? null,
  ...recordedBy(request),
});

/** Such a row as the graph shows it. */
export const shownKept = <Row extends { recordedById: string | null; endedById: string | null }>(
  row: Row,
) => ({
  ...row,
  recordedBy: pointer(row.recordedById),
  endedBy: pointer(row.endedById),
});
