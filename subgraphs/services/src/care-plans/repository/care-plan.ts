import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { and, ne, type SQL } from 'drizzle-orm';
import { openedByClauses } from '../../access/clauses.js';
import { openedByConsent } from '../../access/consents.js';
import { type Recorded, recordedBy } from '../../access/recorded-by.js';
import { visibleRows } from '../../access/visibility.js';
import { carePlan } from '../table.js';
import type { CarePlan } from '../types/care-plan.js';

const visibleCarePlans = (request: Request): SQL =>
  visibleRows(request, {
    centreId: carePlan.centreId,
    owners: [carePlan.recordedByOrganisation],
    recordedBySubject: carePlan.recordedBySubject,
  });

/** The care plans that meet a condition and that this actor may see. */
async function findCarePlans(
  request: Request,
  condition: SQL,
): Promise<(CarePlan & { residentId: string })[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ ...columnsOf(carePlan), opened: openedByClauses(request, carePlan.centreId) })
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

export const carePlansById = (request: Request, ids: string[]) =>
  findCarePlans(request, isOneOf(carePlan.id, ids));

/** The plans of residents that are not closed: each organisation has at most one. */
export const openCarePlansOfResidents = (request: Request, residentIds: string[]) =>
  findCarePlans(request, and(isOneOf(carePlan.residentId, residentIds), ne(carePlan.state, 'CLOSED'))!);

export type NewCarePlan = Omit<typeof carePlan.$inferInsert, Recorded | 'state'>;

/** @returns the identifier of the new plan */
export async function insertCarePlan(request: Request, query: Query, wanted: NewCarePlan): Promise<string> {
  const id = newIdentifier();
  await query.insert(carePlan).values({ id, state: 'ACTIVE', ...wanted, ...recordedBy(request) });
  return id;
}
