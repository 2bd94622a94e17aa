import { pointer } from '@mrrm/platform/conditions';
import { and, eq, type SQL } from 'drizzle-orm';
import type { Request } from '../context.js';
import { visibleResidents } from '../policy.js';
import { resident } from '../tables.js';
import type { Resident } from '../types/resident.js';

/** A row as the graph shows it. */
export const toResident = (row: typeof resident.$inferSelect): Resident => ({
  ...row,
  fullName: `${row.givenName} ${row.familyName}`,
  centre: { id: row.centreId },
  safeZone: pointer(row.safeZoneId),
  caseManager: pointer(row.caseManagerId),
});

/** The residents that fit a condition and that this actor may see. */
export async function findResidents(request: Request, condition: SQL): Promise<Resident[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(resident)
    .where(and(condition, visibleResidents(request)));
  return rows.map(toResident);
}

/** One resident by the State's own number, or null. */
export async function findResidentByRegistrationNumber(
  request: Request,
  registrationNumber: string,
): Promise<Resident | null> {
  const [row] = await findResidents(request, eq(resident.registrationNumber, registrationNumber));
  return row ?? null;
}
