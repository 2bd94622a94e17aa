import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, desc, eq } from 'drizzle-orm';
import { sharingClause } from '../table.js';
import type { ResidentSharing } from '../types/sharing.js';

/** The clauses of centres that open data, the latest first; also those that are over. */
export async function findSharing(request: Request, centreIds: string[]): Promise<ResidentSharing[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(sharingClause)
    .where(
      and(isOneOf(sharingClause.centreId, centreIds), visibleAt(request, 'SHARING', sharingClause.centreId)),
    )
    .orderBy(desc(sharingClause.validFrom), desc(sharingClause.id));
  return rows.map((row) => ({
    ...row,
    fieldGroups: row.fieldGroups as ResidentSharing['fieldGroups'],
    organisation: { code: row.organisation },
    organisationCode: row.organisation,
  }));
}

/** The centre of one clause; undefined when there is none. */
export async function centreOfSharing(request: Request, id: string): Promise<string | undefined> {
  const query = await request.database.read();
  const [row] = await query
    .select({ centreId: sharingClause.centreId })
    .from(sharingClause)
    .where(eq(sharingClause.id, id));
  return row?.centreId;
}
