import { atCentreOf } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { columnsOf, UNSHOWN } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, parentId } from '@mrrm/platform/reading/pages';
import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { hasLeftHere, isOpenTransfer, movesAcross } from '../../access/moves.js';
import { ofVisibleResident } from '../../access/visibility.js';
import { fullName } from '../../register/repository/full-name.js';
import { toStay } from '../../register/repository/stay.js';
import { resident, stay } from '../../register/table.js';
import type { Stay } from '../../register/types/stay.js';
import { transfer } from '../table.js';
import type { ResidentTransfer } from '../types/transfer.js';
import type { TransferDirection } from '../values.js';

/**
 * The transfers between a centre of the actor and another one: of residents whom the actor sees, of who is expected, and of who has left
 * lately. Who represents a resident in law is told of all of them.
 */
export function visibleTransfers(request: Request): SQL {
  const { actor, judge } = request;
  if (judge.standing('TRANSFERS') === 'CLOSED') return sql`false`;
  const ofResident = ofVisibleResident(request, transfer.residentId, 'TRANSFERS');
  if (judge.table.roles[actor.role]?.byLaw) return ofResident;
  const here = or(atCentreOf(request, transfer.fromCentreId), atCentreOf(request, transfer.toCentreId));
  return and(here, or(ofResident, movesAcross(request)))!;
}

const columns = columnsOf(transfer, { without: [...UNSHOWN, 'decidedBySubject'] });
/** Who it is, also for a centre that sees the resident no longer. */
const onRecord = (value: SQL) =>
  sql<string>`(select ${value} from ${resident} where ${resident.id} = ${transfer.residentId})`;
const extra = {
  fullName: onRecord(fullName).as('full_name'),
  registrationNumber: onRecord(sql`${resident.registrationNumber}`).as('registration_number'),
};

type Row = Pick<typeof transfer.$inferSelect, keyof typeof columns> & {
  fullName: string;
  registrationNumber: string;
};

const toTransfer = <Of extends Row>(row: Of) => ({
  ...row,
  fromCentre: { id: row.fromCentreId },
  toCentre: { id: row.toCentreId },
  requestedBy: pointer(row.requestedById),
  decidedBy: pointer(row.decidedById),
});

async function findTransfers(request: Request, condition: SQL): Promise<ResidentTransfer[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ ...columns, ...extra })
    .from(transfer)
    .where(and(condition, visibleTransfers(request)))
    .orderBy(sql`${transfer.requestedAt} desc`, sql`${transfer.id} desc`);
  return rows.map(toTransfer);
}

/** The transfers with these identifiers that this actor may see. */
export const transfersById = (request: Request, ids: string[]) =>
  findTransfers(request, isOneOf(transfer.id, ids));

/** The transfers of residents that this actor may see, the latest first. */
export const transfersOfResidents = (request: Request, ids: string[]) =>
  findTransfers(request, isOneOf(transfer.residentId, ids));

const listOf = (request: Request, direction: TransferDirection) => ({
  table: transfer,
  columns,
  extra,
  at: transfer.requestedAt,
  id: transfer.id,
  belongs: and(
    direction === 'ARRIVING'
      ? sql`${eq(transfer.toCentreId, parentId)} and ${isOpenTransfer}`
      : sql`${eq(transfer.fromCentreId, parentId)} and (${isOpenTransfer} or ${hasLeftHere(request)})`,
    visibleTransfers(request),
  )!,
});

/** One page of each centre's transfers, the latest request first. */
export async function findTransferPages(
  request: Request,
  direction: TransferDirection,
  centreIds: string[],
  page: Page,
) {
  const rows = await findPages(await request.database.read(), listOf(request, direction), centreIds, page);
  return rows.map((row) => ({ ...toTransfer(row as Row), parentId: row.parentId }));
}

/** How many transfers each centre's list has. */
export const countTransfers = async (request: Request, direction: TransferDirection, centreIds: string[]) =>
  countRows(await request.database.read(), listOf(request, direction), centreIds);

/** The stays that transfers ended or are to end, of those transfers that this actor may see. */
export async function staysOfTransfers(request: Request, stayIds: string[]): Promise<Stay[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(stay)
    .where(
      and(
        isOneOf(stay.id, stayIds),
        sql`exists (select from ${transfer} where ${transfer.stayId} = ${stay.id} and ${visibleTransfers(request)})`,
      ),
    );
  return rows.map(toStay);
}
