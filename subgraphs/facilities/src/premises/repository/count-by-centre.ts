import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { count, sql } from 'drizzle-orm';
import type { AnyPgColumn, AnyPgTable } from 'drizzle-orm/pg-core';

export interface CentreCount {
  centreId: string;
  total: number;
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
    .select({ centreId: sql<string>`${centreId}`, total: count() })
    .from(table)
    .where(sql`${isOneOf(centreId, centreIds)} and ${visibleAt(request, 'PREMISES', centreId)}`)
    .groupBy(centreId);
}
