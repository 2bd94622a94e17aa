import { pointer } from '@mrrm/platform/conditions';
import { and, type SQL } from 'drizzle-orm';
import type { Request } from '../context.js';
import { visiblePersons } from '../policy.js';
import { carePlan } from '../tables.js';
import type { CarePlan } from '../types/care-plan.js';

/** The care plans that meet a condition and that this actor may see. */
export async function findCarePlans(
  request: Request,
  condition: SQL,
): Promise<(CarePlan & { residentId: string })[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(carePlan)
    .where(and(condition, visiblePersons(request.actor, carePlan.centreId)));
  return rows.map((row) => ({
    ...row,
    resident: { id: row.residentId },
    centre: { id: row.centreId },
    responsible: pointer(row.responsibleId),
  }));
}
