import type { Request } from '@mrrm/platform/context';
import { countRows, findPages, type Page, parentId } from '@mrrm/platform/reading/pages';
import { and, type SQL, sql } from 'drizzle-orm';
import { openedColumns } from '../../access/opened.js';
import { representsOn, todayAt, visibleResidents } from '../../access/visibility.js';
import { hasName } from '../../names/repository/find.js';
import { shownColumns, toResident } from '../../register/repository/resident.js';
import { resident } from '../../register/table.js';
import type { Resident } from '../../register/types/resident.js';
import { representation } from '../../representation/table.js';
import type { ResidentFilter } from '../types/filter.js';
import type { ResidentOrder } from '../values.js';
import { chosenBy } from './chosen.js';
import { findMissingFirst, type Ranked } from './missing-first.js';

/** Whose list of residents it is, and which of them it shows. */
export interface ResidentList {
  of: 'CENTRE' | 'SAFE_ZONE' | 'CASE_MANAGER' | 'LEGAL_REPRESENTATIVE';
  filter?: ResidentFilter | null | undefined;
  /** The latest arrival first by default. */
  order?: ResidentOrder | undefined;
}

function ofParent(request: Request, of: ResidentList['of']): SQL {
  switch (of) {
    case 'CENTRE':
      return sql`${resident.centreId} = ${parentId}`;
    case 'SAFE_ZONE':
      return sql`${resident.safeZoneId} = ${parentId}`;
    case 'CASE_MANAGER':
      return sql`${resident.caseManagerId} = ${parentId}`;
    case 'LEGAL_REPRESENTATIVE':
      return sql`exists (select from ${representation}
        where ${representation.residentId} = ${resident.id}
          and ${representation.legalRepresentativeId} = ${parentId} and ${representsOn(todayAt(request, resident.centreId))})`;
  }
}

/** A list is sorted by the moment of arrival, or by what the checks found: it holds residents whose OPERATIONAL group is open. */
const listOf = async (request: Request, { of, filter }: ResidentList) => ({
  table: resident,
  columns: shownColumns,
  extra: openedColumns(request),
  at: resident.arrivedAt,
  id: resident.id,
  belongs: and(
    ofParent(request, of),
    chosenBy(request, of === 'CENTRE', filter ?? {}),
    filter?.name ? await hasName(request, filter.name) : undefined,
    visibleResidents(request, 'OPERATIONAL'),
  )!,
});

/** One page of each parent's residents who are visible to this actor, in the order of the list. */
export async function findResidentPages(
  request: Request,
  list: ResidentList,
  parentIds: string[],
  page: Page,
): Promise<(Ranked | (Resident & { parentId: string }))[]> {
  if (list.order === 'MISSING_FIRST')
    return findMissingFirst(request, (await listOf(request, list)).belongs, parentIds, page);
  const rows = await findPages(await request.database.read(), await listOf(request, list), parentIds, page);
  return rows.map((row) => toResident(row));
}

/** How many residents of each parent's list are visible to this actor. */
export const countResidents = async (request: Request, list: ResidentList, parentIds: string[]) =>
  countRows(await request.database.read(), await listOf(request, list), parentIds);
