import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import type { Page } from '@mrrm/platform/reading/pages';
import { desc, type SQL, sql } from 'drizzle-orm';
import { countByCentre } from '../../premises/repository/count-by-centre.js';
import { pageByDay } from '../../premises/repository/day-page.js';
import { foundBy } from '../../premises/repository/found-by.js';
import { inspection } from '../table.js';
import type { Inspection } from '../types/inspection.js';

/** Inspections that meet a condition, the latest first. */
async function findInspections(request: Request, condition: SQL): Promise<Inspection[]> {
  const query = await request.database.read();
  return query
    .select({
      id: inspection.id,
      centreId: inspection.centreId,
      safeZoneId: inspection.safeZoneId,
      inspectedOn: inspection.inspectedOn,
      authority: inspection.authority,
      outcome: inspection.outcome,
      summary: inspection.summary,
      version: inspection.version,
    })
    .from(inspection)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', inspection.centreId)}`)
    .orderBy(desc(inspection.inspectedOn), desc(inspection.id));
}

export const inspectionsById = foundBy(findInspections)(inspection.id);

/** One page of the inspections of each centre, in one statement: at most `first + 1` a centre. */
export const findInspectionPages = (request: Request, centreIds: string[], page: Page) =>
  findInspections(
    request,
    pageByDay(inspection, inspection.id, inspection.centreId, inspection.inspectedOn, centreIds, page),
  );

/** How many there are at each of some centres. */
export const countInspections = (request: Request, centreIds: string[]) =>
  countByCentre(request, inspection, inspection.centreId, centreIds);
