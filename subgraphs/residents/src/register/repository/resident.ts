import type { Opened } from '@mrrm/platform/access/row-access';
import type { Request } from '@mrrm/platform/context';
import { columnsOf, UNSHOWN, type Unshown } from '@mrrm/platform/database/columns';
import { hasOneOf, isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { shown } from '@mrrm/platform/reading/shown';
import { and, type SQL } from 'drizzle-orm';
import { accessOf, openedColumns } from '../../access/opened.js';
import { visibleResident, visibleResidents } from '../../access/visibility.js';
import { fullNameOf } from '../rules/full-name.js';
import { resident } from '../table.js';
import type { Resident } from '../types/resident.js';

/** A resident with what the row opens to the reader. */
export type ResidentRow = Omit<typeof resident.$inferSelect, Unshown> & {
  opened: Opened | null;
  emergency: string | null;
};

/** What is shown of a resident. */
export const shownColumns = columnsOf(resident, { without: UNSHOWN });

/** A row as the graph shows it. */
export const toResident = <Row extends ResidentRow>(row: Row) =>
  shown(row, {
    access: accessOf(row),
    fullName: fullNameOf(row),
    nationalityStatus: row.nationalityStatus ?? (row.nationality === null ? null : 'KNOWN'),
    centre: { id: row.centreId },
    safeZone: pointer(row.safeZoneId),
    caseManager: pointer(row.caseManagerId),
  }) satisfies Resident;

/** The columns of a resident and what its row opens to the reader. */
export const residentColumns = (request: Request) => ({
  ...shownColumns,
  ...openedColumns(request),
});

/**
 * The residents that fit a condition and that this actor may see.
 * @param visible the rule; by default the one for residents who are named one by one
 */
export async function findResidents(
  request: Request,
  condition: SQL,
  visible: SQL = visibleResident(request),
): Promise<Resident[]> {
  const query = await request.database.read();
  const rows = await query.select(residentColumns(request)).from(resident).where(and(condition, visible));
  return rows.map(toResident);
}

/** The residents with these identifiers whom this actor may see, an emergency included. */
export const residentsById = (request: Request, ids: string[]) =>
  findResidents(request, isOneOf(resident.id, ids));

/** Whoever has one of these numbers, of those whose identity this actor may read; the latest arrival first. */
export async function residentsByNumber(request: Request, numbers: string[]): Promise<Resident[]> {
  const found = await findResidents(
    request,
    hasOneOf(resident.registrationNumber, numbers),
    visibleResidents(request, 'IDENTITY'),
  );
  return found.sort(
    (one, other) => other.arrivedAt!.getTime() - one.arrivedAt!.getTime() || one.id.localeCompare(other.id),
  );
}
