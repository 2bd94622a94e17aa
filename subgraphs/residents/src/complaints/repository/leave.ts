import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { notFound } from '@mrrm/platform/wire/errors';
import { and, eq } from 'drizzle-orm';
import { visibleResidents } from '../../access/visibility.js';
import { recordedBy } from '../../register/repository/lock.js';
import { resident } from '../../register/table.js';
import { acknowledgeBy } from '../rules/life.js';
import { complaint } from '../table.js';

export type NewComplaint = Pick<
  typeof complaint.$inferInsert,
  'centreId' | 'category' | 'channel' | 'language' | 'text' | 'residentId' | 'aboutStaffId' | 'codeHash'
>;

/** Puts a complaint on record. @returns its identifier @throws Refusal NOT_FOUND at `residentId`, also for whom the actor may not see */
export async function insertComplaint(request: Request, query: Query, wanted: NewComplaint): Promise<string> {
  const { residentId, category } = wanted;
  if (residentId) {
    const [found] = await query
      .select({ id: resident.id })
      .from(resident)
      .where(and(eq(resident.id, residentId), visibleResidents(request)));
    if (!found) throw notFound('resident', 'residentId');
  }
  const id = newIdentifier();
  await query.insert(complaint).values({
    id,
    ...wanted,
    receivedAt: request.now,
    acknowledgeBy: acknowledgeBy(category, request.now),
    ...recordedBy(request),
  });
  return id;
}
