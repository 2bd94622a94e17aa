import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { attendance, groupActivity } from '../../activities/table.js';
import { carePlan } from '../../care-plans/table.js';
import { serviceRequest } from '../../catalogue/table.js';
import { interpreterBooking } from '../../interpreters/table.js';
import { referral } from '../../referrals/table.js';
import { departed } from '../table.js';

/** Whether somebody is at a centre, by the last that the owner has told. */
export interface Told {
  residentId: string;
  centreId: string;
  recordedAt: Date;
  hasLeft: boolean;
}

const OF_RESIDENTS = [referral, serviceRequest, carePlan, attendance, interpreterBooking];

/** Those of whom something is on record that may wait for them. */
export async function whoIsOnRecord(query: Query, residentIds: string[]): Promise<ReadonlySet<string>> {
  if (residentIds.length === 0) return new Set();
  const found = await rows(
    query,
    sql.join(
      OF_RESIDENTS.map(
        (table) =>
          sql`select ${table.residentId} as "residentId" from ${table} where ${isOneOf(table.residentId, residentIds)}`,
      ),
      sql` union `,
    ),
    z.object({ residentId: z.string() }),
  );
  return new Set(found.map(({ residentId }) => residentId));
}

/** Keeps who has departed, and of whom that is true no more. @returns of whom something changed by it */
export async function keepStays(query: Query, told: readonly Told[]): Promise<string[]> {
  const changed: string[] = [];
  for (const { residentId, centreId, recordedAt, hasLeft } of told) {
    const done = hasLeft
      ? await query
          .insert(departed)
          .values({ residentId, centreId, recordedAt })
          .onConflictDoNothing()
          .returning({ residentId: departed.residentId })
      : await query
          .delete(departed)
          .where(and(eq(departed.residentId, residentId), eq(departed.centreId, centreId)))
          .returning({ residentId: departed.residentId });
    changed.push(...done.map((one) => one.residentId));
  }
  return changed;
}

/** When it was recorded that residents departed from a centre of the actor; the latest one of each. */
export async function findDepartures(request: Request, residentIds: string[]) {
  const query = await request.database.read();
  return query
    .select({
      residentId: departed.residentId,
      recordedAt: sql<Date>`max(${departed.recordedAt})`.mapWith(departed.recordedAt),
    })
    .from(departed)
    .where(
      and(isOneOf(departed.residentId, residentIds), visibleAt(request, 'OPERATIONAL', departed.centreId)),
    )
    .groupBy(departed.residentId);
}

/** What may wait for a departed resident; whose rows are there for the reader is judged once more where they are read. */
const waits = ({ now }: Pick<Request, 'now'>): SQL => {
  const ofOne = (table: (typeof OF_RESIDENTS)[number], condition: SQL) =>
    sql`exists (select from ${table} where ${table.residentId} = ${departed.residentId} and ${condition})`;
  const moment = at(now);
  return sql`(${sql.join(
    [
      ofOne(
        referral,
        sql`${referral.state} in ('IN_PROGRESS', 'ACCEPTED') and ${referral.centreId} = ${departed.centreId}`,
      ),
      ofOne(serviceRequest, sql`${serviceRequest.state} in ('OPEN', 'SCHEDULED')`),
      ofOne(carePlan, sql`${carePlan.state} <> 'CLOSED'`),
      ofOne(
        attendance,
        sql`${attendance.state} = 'REGISTERED' and exists (select from ${groupActivity}
          where ${groupActivity.id} = ${attendance.activityId} and ${groupActivity.endsAt} > ${moment})`,
      ),
      ofOne(
        interpreterBooking,
        sql`${interpreterBooking.state} = 'BOOKED' and ${interpreterBooking.endsAt} > ${moment}`,
      ),
    ],
    sql` or `,
  )})`;
};

/** Most of a centre that are looked at: whoever ends what waits comes to the next ones. */
const MOST = 50;

/** Those who have departed from centres of the actor while something waits for them, the latest first. */
export async function departedWithOpenServices(request: Request, centreIds: string[]) {
  const query = await request.database.read();
  return query
    .select({ residentId: departed.residentId, centreId: departed.centreId, recordedAt: departed.recordedAt })
    .from(departed)
    .where(
      and(
        isOneOf(departed.centreId, centreIds),
        visibleAt(request, 'OPERATIONAL', departed.centreId),
        waits(request),
      ),
    )
    .orderBy(sql`${departed.recordedAt} desc`, sql`${departed.residentId} desc`)
    .limit(MOST * centreIds.length);
}
