import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { asc, desc, type SQL, sql } from 'drizzle-orm';
import { bestInForceFirst, presentStatus, wasInForceAt } from '../../access/in-force.js';
import { foundBy } from '../../premises/repository/found-by.js';
import { cooperationSop } from '../table.js';
import type { CooperationSop } from '../types/sop.js';

const columnsAt = (now: Date) => ({
  id: cooperationSop.id,
  centreId: cooperationSop.centreId,
  number: cooperationSop.number,
  status: presentStatus(now).as('present_status'),
  noticeDays: cooperationSop.noticeDays,
  endReason: cooperationSop.endReason,
  noticeGivenAt: cooperationSop.noticeGivenAt,
  noticeGivenBy: cooperationSop.noticeGivenBy,
  validFrom: cooperationSop.validFrom,
  validUntil: cooperationSop.validUntil,
  documentName: cooperationSop.documentName,
  documentSha256: cooperationSop.documentSha256,
  version: cooperationSop.version,
});

/** SOPs that meet a condition, the newest version first. */
async function findSops(request: Request, condition: SQL): Promise<CooperationSop[]> {
  const query = await request.database.read();
  return query
    .select(columnsAt(request.now))
    .from(cooperationSop)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', cooperationSop.centreId)}`)
    .orderBy(desc(cooperationSop.number));
}

const sopsBy = foundBy(findSops);
export const sopsById = sopsBy(cooperationSop.id);
export const sopsOfCentres = sopsBy(cooperationSop.centreId);

/** The SOP of each centre that was in force at a moment. */
export async function findSopsInForce(
  request: Request,
  centreIds: string[],
  moment: Date,
): Promise<CooperationSop[]> {
  const query = await request.database.read();
  return query
    .selectDistinctOn([cooperationSop.centreId], columnsAt(request.now))
    .from(cooperationSop)
    .where(
      sql`${isOneOf(cooperationSop.centreId, centreIds)} and ${wasInForceAt(moment)}
        and ${visibleAt(request, 'PREMISES', cooperationSop.centreId)}`,
    )
    .orderBy(asc(cooperationSop.centreId), bestInForceFirst);
}
