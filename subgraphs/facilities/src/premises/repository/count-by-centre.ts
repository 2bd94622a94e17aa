import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { count, sql } from 'drizzle-orm';
import type { AnyPgColumn, AnyPgTable } from 'drizzle-orm/pg-core';
import { visiblePremises } from '../../access/visibility.js';

export interface CentreCount {
  centreId: string;
  rows: number;
}

/** How many rows of a table each centre has. A centre without any has no row. */
export async function countByCentre(
  request: Request,
  table: AnyPgTable,
  centreId: AnyPgColumn,
  centreIds: string[],
): Promise<CentreCount[]> {
  const query = await request.database.read();
  return query
    .select({ centreId: sql<string>`${centreId}`, rows: count() })
    .from(table)
    .where(sql`${isOneOf(centreId, centreIds)} and ${visiblePremises(request, centreId)}`)
    .groupBy(centreId);
}
