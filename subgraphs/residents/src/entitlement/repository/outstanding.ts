import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import { and, isNull, type SQL, sql } from 'drizzle-orm';
import { accessOf, openedColumns } from '../../access/opened.js';
import { todayAt, visibleResident, visibleResidents } from '../../access/visibility.js';
import { basicAssistance } from '../../assistance/table.js';
import type { AssistanceCategory } from '../../assistance/values.js';
import { isOfParent, type WorkPlace } from '../../register/repository/waiting.js';
import { resident } from '../../register/table.js';
import { entitlement } from '../table.js';
import type { OutstandingEntitlement } from '../types/entitlement.js';
import { inForce, SETTING, toEntitlement } from './entitlement.js';

/**
 * What a resident who stays is to have at a moment (`setting`), from when on what was had counts, how much was had since and when the last
 * time: what follows `from resident` in a statement. Weeks and months go back to the beginning of a day, so that the answer is one all day. Each part looks at the time that counts alone: what was had before costs nothing.
 * @param category one alone; all by default
 */
function owed(request: Pick<Request, 'now'>, moment: SQL, category?: AssistanceCategory): SQL {
  const which = sql`${entitlement.entitled} = case
      when residents.is_child_on(${resident.dateOfBirth}, ${todayAt(request, resident.centreId)}) then 'CHILDREN' else 'ADULTS' end
    ${category ? sql`and ${entitlement.category} = ${category}` : sql``}`;
  const had = sql`${basicAssistance} where ${basicAssistance.residentId} = ${resident.id}
    and ${basicAssistance.category} = setting.category and ${basicAssistance.voidedAt} is null
    and ${basicAssistance.providedAt} >= ${resident.arrivedAt} and ${basicAssistance.providedAt} <= ${moment}`;
  return sql`cross join lateral ${inForce(resident.centreId, moment, which)} as setting
    cross join lateral (select greatest(${resident.arrivedAt},
      case when setting.rhythm in ('WEEKLY', 'MONTHLY')
        then residents.counted_from('DAILY', residents.counted_from(setting.rhythm, ${moment}, ${resident.centreId}), ${resident.centreId})
        else residents.counted_from(setting.rhythm, ${moment}, ${resident.centreId}) end) as since offset 0) as counted
    cross join lateral (select coalesce(sum(${basicAssistance.quantity}), 0) as received from ${had}
      and ${basicAssistance.providedAt} >= counted.since) as had
    left join lateral (select ${basicAssistance.providedAt} as at from ${had}
      order by ${basicAssistance.providedAt} desc limit 1) as latest on true`;
}

const IS_OUTSTANDING = sql`had.received < setting.quantity`;

/** What each of these residents, who stay now, is to have and has not had. */
export async function findOutstanding(
  request: Request,
  residentIds: string[],
): Promise<OutstandingEntitlement[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      ...SETTING,
      residentId: resident.id,
      received: sql<number>`had.received`.mapWith(entitlement.quantity).as('received'),
      countedFrom: sql<Date>`counted.since`.mapWith(entitlement.validFrom).as('counted_from'),
      lastReceivedAt: sql<Date | null>`latest.at`.mapWith(entitlement.validFrom).as('last_received_at'),
      ...openedColumns(request),
    })
    .from(resident)
    .innerJoin(sql`((select) as one ${owed(request, at(request.now))})`, sql`true`)
    .where(
      and(
        isOneOf(resident.id, residentIds),
        isNull(resident.departedAt),
        IS_OUTSTANDING,
        visibleResident(request, 'OPERATIONAL'),
      ),
    )
    .orderBy(resident.id, sql`setting.category`);
  return rows.map(({ residentId, received, countedFrom, lastReceivedAt, opened, emergency, ...setting }) => ({
    residentId,
    entitlement: toEntitlement(setting),
    received,
    missing: setting.quantity - received,
    countedFrom,
    lastReceivedAt,
    access: accessOf({ opened, emergency }),
  }));
}

/**
 * Who of the list of `parentId` stays and has not had one sort of thing, and since when it is due: from the beginning of what counts, or from
 * when the last one had had its time.
 */
export const notYetReceived = (request: Request, category: AssistanceCategory, of: WorkPlace): SQL => sql`
  select ${resident.id}, case setting.rhythm
      when 'WEEKLY' then coalesce(latest.at + interval '7 days', ${resident.arrivedAt})
      when 'MONTHLY' then coalesce(latest.at + interval '1 month', ${resident.arrivedAt})
      else counted.since end as since
    from ${resident} ${owed(request, at(request.now), category)}
    where ${isOfParent(of)} and ${resident.departedAt} is null and ${IS_OUTSTANDING} and ${visibleResidents(request, 'OPERATIONAL')}`;

/** Whether a resident has had what is due of one sort at a moment, as a condition on the table `resident`; false where nothing is due. */
export const hasHad = (request: Request, category: AssistanceCategory, moment: Date): SQL => sql`exists (
  select from (select) as one ${owed(request, at(moment), category)} where setting.quantity > 0 and not (${IS_OUTSTANDING}))`;
