import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { changeVersion } from '@mrrm/platform/writing/version';
import { eq, sql } from 'drizzle-orm';
import type { building, floor, room, safeZone, shelter } from '../../premises/table.js';

type PlaceTable = typeof building | typeof floor | typeof room | typeof safeZone | typeof shelter;

/** Adds a place. @returns its identifier */
export async function insertPlace<Table extends PlaceTable>(
  query: Query,
  table: Table,
  values: Omit<Table['$inferInsert'], 'id'>,
): Promise<string> {
  const id = newIdentifier();
  // drizzle cannot see that the values of a generic table are whole once the identifier is there.
  await query.insert(table).values({ id, ...values } as never);
  return id;
}

export interface PlaceChange<Table extends PlaceTable> {
  id: string;
  expectedVersion: number;
  /** What changes; what is absent stays. */
  values: Partial<Table['$inferInsert']>;
}

/** Changes a place that the actor has been found to see. @throws Refusal CONFLICT for another version */
export async function changePlace<Table extends PlaceTable>(
  query: Query,
  table: Table,
  { id, expectedVersion, values }: PlaceChange<Table>,
  what: string,
): Promise<void> {
  // The version is the lock; the columns follow by the builder, which knows their types.
  await changeVersion(query, sql`${table}`, id, expectedVersion, sql`created_at = created_at`, what);
  await query
    .update(table)
    .set(values as never)
    .where(eq(table.id, id));
}
