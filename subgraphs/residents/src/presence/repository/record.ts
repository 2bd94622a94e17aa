import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { Refusal, Refusals } from '@mrrm/platform/wire/errors';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { visibleResidents } from '../../access/visibility.js';
import { recordedBy } from '../../register/repository/lock.js';
import { lockWithinStay } from '../../register/repository/stay.js';
import { resident, stay } from '../../register/table.js';
import { presence } from '../table.js';
import type { PresenceOccasion, PresenceStatus } from '../values.js';

export interface PresenceCheck {
  residentId: string;
  status: PresenceStatus;
  occasion: PresenceOccasion;
  /** Until when somebody has leave. */
  expectedBackAt: Date | null;
}

/** Records one check. @returns its identifier */
export async function insertPresence(
  request: Request,
  query: Query,
  { residentId, ...what }: PresenceCheck,
  checkedAt: Date,
): Promise<string> {
  const found = await lockWithinStay(request, query, residentId, checkedAt, 'checkedAt');
  const { verification, centreOfStay: centreId } = found;
  const id = newIdentifier();
  const checkedById = request.actor.staffMember ?? null;
  const check = { id, residentId, centreId, checkedAt, ...what, checkedById, verification };
  await query.insert(presence).values({ ...check, ...recordedBy(request) });
  return id;
}

/**
 * Records the checks of a group in one statement: all of them, or none.
 * @throws Refusals NOT_FOUND naming each entry whose resident does not stay at the centre at that moment
 */
export async function insertPresences(
  request: Request,
  query: Query,
  centreId: string,
  checks: PresenceCheck[],
  checkedAt: Date,
): Promise<number> {
  const { actor } = request;
  const inserted = await rows(
    query,
    sql`
    insert into ${presence} (id, resident_id, centre_id, checked_at, status, occasion, expected_back_at, checked_by_id, verification,
      recorded_by_subject, recorded_by_organisation, sop_id)
    select entry.id, ${resident.id}, ${stay.centreId}, ${at(checkedAt)}, entry.status, entry.occasion, nullif(entry.expected_back_at, '')::timestamptz,
      ${actor.staffMember ?? null}::uuid, ${resident.verification}, ${actor.principal}, ${actor.organisation}, ${request.acts.agreementId}::uuid
    from unnest(${sql.param(checks.map(newIdentifier))}::uuid[],
      ${sql.param(checks.map(({ residentId }) => residentId))}::uuid[],
      ${sql.param(checks.map(({ status }) => status))}::text[], ${sql.param(checks.map(({ occasion }) => occasion))}::text[],
      ${sql.param(checks.map(({ expectedBackAt }) => expectedBackAt?.toISOString() ?? ''))}::text[])
      as entry (id, resident_id, status, occasion, expected_back_at)
    join ${resident} on ${resident.id} = entry.resident_id
    join ${stay} on ${stay.residentId} = ${resident.id} and ${stay.arrivedAt} <= ${at(checkedAt)}
      and (${stay.departedAt} is null or ${stay.departedAt} > ${at(checkedAt)})
    where ${stay.centreId} = ${centreId}::uuid and ${visibleResidents(request)}
    order by entry.resident_id
    returning resident_id as "residentId"`,
    z.object({ residentId: z.string() }),
  );
  if (inserted.length < checks.length) {
    const known = new Set(inserted.map(({ residentId }) => residentId));
    throw new Refusals(
      checks.flatMap(({ residentId }, index) => (known.has(residentId) ? [] : [absent(index)])),
    );
  }
  return inserted.length;
}

const absent = (index: number) =>
  new Refusal('NOT_FOUND', 'No such resident stays at this centre at that moment.', {
    path: `entries.${index}.residentId`,
  });
