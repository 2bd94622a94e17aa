import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { badInput, conflict, notFound } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, sql } from 'drizzle-orm';
import { visibleResidents } from '../../access/visibility.js';
import { resident } from '../../register/table.js';
import { representation } from '../table.js';
import type { RepresentationEnd } from '../values.js';

export interface EndOfRepresentation {
  representationId: string;
  expectedVersion: number;
  /** YYYY-MM-DD; today at the resident's centre by default. */
  endedOn: string | null;
  reason: RepresentationEnd;
}

/** Ends a representation. @returns of whom it was @throws Refusal NOT_FOUND, CONFLICT for one that is over */
export async function endRepresentation(
  request: Request,
  query: Query,
  { representationId, expectedVersion, endedOn: wantedOn, reason }: EndOfRepresentation,
): Promise<string> {
  const [begun] = await query.select().from(representation).where(eq(representation.id, representationId));
  if (!begun) throw notFound('representation', 'representationId');
  const [found] = await query
    .select()
    .from(resident)
    .where(and(eq(resident.id, begun.residentId), visibleResidents(request)))
    .for('update');
  if (!found) throw notFound('representation', 'representationId');
  const today = request.timeZones.dayAt(request.now, found.centreId);
  const endedOn = wantedOn ?? today;
  if (endedOn > today) throw badInput('This day lies in the future.', 'endedOn');
  if (endedOn < begun.appointedOn)
    throw badInput(`Give a day from ${begun.appointedOn} on, when it began.`, 'endedOn');
  const values = sql`ended_on = ${endedOn}::date, end_reason = ${reason}`;
  await changeVersion(
    query,
    sql`${representation}`,
    representationId,
    expectedVersion,
    values,
    'representation',
  );
  if (begun.endedOn && begun.endedOn <= today)
    throw conflict('This representation is over already.', 'representationId');
  return begun.residentId;
}
