import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, eq, sql } from 'drizzle-orm';
import { ofVisibleResident } from '../../access/visibility.js';
import { legalRepresentative, representation } from '../table.js';
import type { Representation } from '../types/representation.js';

/** Who represents and represented residents whom this actor may see, the latest first. */
export async function representationsOfResidents(
  request: Request,
  residentIds: string[],
): Promise<Representation[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ representation, legalRepresentative })
    .from(representation)
    .innerJoin(legalRepresentative, eq(legalRepresentative.id, representation.legalRepresentativeId))
    .where(
      and(
        isOneOf(representation.residentId, residentIds),
        ofVisibleResident(request, representation.residentId, 'LEGAL'),
      ),
    )
    .orderBy(sql`${representation.appointedOn} desc`, sql`${representation.id} desc`);
  return rows.map((row) => ({ ...row.representation, legalRepresentative: row.legalRepresentative }));
}
