import type { Request } from '@mrrm/platform/context';
import { pointer } from '@mrrm/platform/database/conditions';
import { and, getTableColumns, type SQL } from 'drizzle-orm';
import { openedByConsent } from '../access/consents.js';
import { openedByClauses, visibleRows } from '../access/visibility.js';
import { carePlan } from '../tables.js';
import type { CarePlan } from '../types/care-plan.js';

const visibleCarePlans = (request: Request): SQL =>
  visibleRows(request, {
    centreId: carePlan.centreId,
    owners: [carePlan.recordedByOrganisation],
    recordedBySubject: carePlan.recordedBySubject,
  });

/** The care plans that meet a condition and that this actor may see. */
export async function findCarePlans(
  request: Request,
  condition: SQL,
): Promise<(CarePlan & { residentId: string })[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ ...getTableColumns(carePlan), opened: openedByClauses(request, carePlan.centreId) })
    .from(carePlan)
    .where(and(condition, visibleCarePlans(request)));
  return rows.map((row) => ({
    ...row,
    access: {
      owner: row.recordedByOrganisation ?? undefined,
      found: row.opened?.['OPERATIONAL'],
      opened: async () =>
        row.opened?.['PROTECTION']
          ? row.opened
          : { ...row.opened, ...(await openedByConsent(request, row.residentId)) },
    },
    resident: { id: row.residentId },
    centre: { id: row.centreId },
    responsible: pointer(row.responsibleId),
  }));
}
