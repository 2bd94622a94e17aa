import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { hasOneOf, pointer } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, type ParentedList, parentId } from '@mrrm/platform/reading/pages';
import { or, type SQL, sql } from 'drizzle-orm';
import { ofVisibleResident } from '../../access/visibility.js';
import { correction } from '../table.js';
import type { ResidentCorrection } from '../types/correction.js';
import { GROUP_OF } from '../values.js';

const GROUPS = [...new Set(Object.values(GROUP_OF))];
const SHOWN = columnsOf(correction, { without: ['recordedBySubject', 'recordedByOrganisation', 'sopId'] });

/** Each value is there for whom its own group is open on the resident's row, and for nobody else. */
const openFields = (request: Request): SQL =>
  or(
    ...GROUPS.map((group) => {
      const fields = Object.entries(GROUP_OF).flatMap(([field, of]) => (of === group ? [field] : []));
      return sql`(${hasOneOf(correction.field, fields)} and ${ofVisibleResident(request, parentId, group)})`;
    }),
  )!;

const ofResident = (request: Request) =>
  ({
    table: correction,
    columns: SHOWN,
    at: correction.correctedAt,
    id: correction.id,
    belongs: sql`${correction.residentId} = ${parentId} and ${openFields(request)}`,
  }) satisfies ParentedList<typeof correction, Record<never, never>, typeof SHOWN>;

/** One page of what was corrected of each resident, the latest first. */
export async function findCorrectionPages(
  request: Request,
  residentIds: string[],
  page: Page,
): Promise<ResidentCorrection[]> {
  const rows = await findPages(await request.database.read(), ofResident(request), residentIds, page);
  return rows.map((row) => ({ ...row, correctedBy: pointer(row.correctedById) }));
}

/** How many values of each resident were corrected, of those that this actor may read. */
export const countCorrections = async (request: Request, residentIds: string[]) =>
  countRows(await request.database.read(), ofResident(request), residentIds);
