import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, notFound } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, sql } from 'drizzle-orm';
import { actingStaffMember, mustEmploy, recordedBy } from '../../access/writers.js';
import { requireShift } from '../../rota/repository/plan.js';
import { handover } from '../table.js';
import { visibleHandovers } from './visible.js';

export interface NewHandover {
  shiftId: string;
  summary: string;
  openPoints: string[];
}

/** Writes what a shift tells the next. @returns the identifier of the handover */
export async function insertHandover(
  request: Request,
  query: Query,
  { shiftId, summary, openPoints }: NewHandover,
): Promise<string> {
  const { shift, organisationCode } = await requireShift(request, query, shiftId);
  // Somebody who reads the handovers of the own shifts alone writes for no other.
  if (request.judge.standing('HANDOVERS') === 'SHARED')
    mustEmploy(request.actor, organisationCode, 'shiftId');
  const id = newIdentifier();
  await query.insert(handover).values({
    id,
    shiftId,
    centreId: shift.centreId,
    safeZoneId: shift.safeZoneId,
    writtenById: actingStaffMember(request.actor),
    writtenAt: request.now,
    summary,
    openPoints,
    ...recordedBy(request),
  });
  return id;
}

/** Confirms that the next shift has read a handover. @returns who wrote it */
export async function acknowledgeHandover(
  request: Request,
  query: Query,
  handoverId: string,
  expectedVersion: number,
): Promise<string | null> {
  const [found] = await query
    .select({ acknowledgedAt: handover.acknowledgedAt, writtenById: handover.writtenById })
    .from(handover)
    .where(and(eq(handover.id, handoverId), visibleHandovers(request)));
  if (!found) throw notFound('handover', 'handoverId');
  const reader = actingStaffMember(request.actor);
  const values = sql`acknowledged_by_id = ${reader}::uuid, acknowledged_at = ${at(request.now)}`;
  await changeVersion(query, sql`${handover}`, handoverId, expectedVersion, values, 'handover');
  if (found.acknowledgedAt) throw conflict('This handover is acknowledged already.', 'handoverId');
  return found.writtenById;
}
