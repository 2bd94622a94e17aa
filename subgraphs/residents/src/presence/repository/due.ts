import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, isNull, sql } from 'drizzle-orm';
import { visibleResident } from '../../access/visibility.js';
import { resident } from '../../register/table.js';
import { checkDueAt } from './checks.js';

/** When each of these residents, who stay now, is to be looked for again. */
export async function findChecksDue(request: Request, residentIds: string[]) {
  const query = await request.database.read();
  return query
    .select({ id: resident.id, dueAt: sql<Date>`${checkDueAt(request)}`.mapWith(resident.arrivedAt) })
    .from(resident)
    .where(
      and(
        isOneOf(resident.id, residentIds),
        isNull(resident.departedAt),
        visibleResident(request, 'OPERATIONAL'),
      ),
    );
}
