import type { Opened, RowAccess } from '@mrrm/platform/access/row-access';
import type { Request } from '@mrrm/platform/context';
import { columnsOf, UNSHOWN, type Unshown } from '@mrrm/platform/database/columns';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, parentId } from '@mrrm/platform/reading/pages';
import { shown } from '@mrrm/platform/reading/shown';
import { and, eq, type SQL } from 'drizzle-orm';
import { openedByClauses } from '../../access/clauses.js';
import { openedByConsent } from '../../access/consents.js';
import { visibleRows } from '../../access/visibility.js';
import { medicalPayment } from '../table.js';
import type { MedicalPayment } from '../types/medical-payment.js';

const shownColumns = columnsOf(medicalPayment, { without: UNSHOWN });
type Row = Omit<typeof medicalPayment.$inferSelect, Unshown> & { opened: Opened | null };

/** A payment belongs to the organisation that paid. */
export const visiblePayments = (request: Request): SQL =>
  visibleRows(request, {
    centreId: medicalPayment.centreId,
    owners: [medicalPayment.organisation],
    recordedBySubject: medicalPayment.recordedBySubject,
  });

/** For what and how much is about the health of somebody: a clause, or a consent that holds at this very read, opens it to others. */
const accessOf = (request: Request, row: Row): RowAccess => ({
  owner: row.organisation,
  found: row.opened?.['OPERATIONAL'],
  opened: async () => {
    const basis = row.opened?.['HEALTH'] ?? (await openedByConsent(request, row.residentId))['HEALTH'];
    return { ...row.opened, ...(basis && { MEDICAL_COSTS: basis }) };
  },
});

const toPayment = (request: Request, row: Row): MedicalPayment =>
  shown(row, {
    access: accessOf(request, row),
    resident: { id: row.residentId },
    centre: { id: row.centreId },
    organisation: { code: row.organisation },
    organisationCode: row.organisation,
  });

/** The payments with these identifiers that this actor may see. */
export async function paymentsById(request: Request, ids: string[]): Promise<MedicalPayment[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ ...shownColumns, opened: openedByClauses(request, medicalPayment.centreId) })
    .from(medicalPayment)
    .where(and(isOneOf(medicalPayment.id, ids), visiblePayments(request)));
  return rows.map((row) => toPayment(request, row));
}

const listOf = (request: Request) => ({
  table: medicalPayment,
  columns: shownColumns,
  extra: { opened: openedByClauses(request, medicalPayment.centreId) },
  at: medicalPayment.careAt,
  id: medicalPayment.id,
  belongs: and(eq(medicalPayment.residentId, parentId), visiblePayments(request))!,
});

/** One page of each resident's payments, the latest care first. */
export async function findPaymentPages(request: Request, page: Page, residentIds: string[]) {
  const rows = await findPages(await request.database.read(), listOf(request), residentIds, page);
  return rows.map((row) => shown(toPayment(request, row), { parentId: row.parentId }));
}

/** How many payments each resident has. */
export const countPayments = async (request: Request, residentIds: string[]) =>
  countRows(await request.database.read(), listOf(request), residentIds);
