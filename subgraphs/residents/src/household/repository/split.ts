import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { badInput, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { visibleResidents } from '../../access/visibility.js';
import { lockResident } from '../../register/repository/lock.js';
import { findOrFoundHousehold } from '../../register/repository/registration.js';
import { household, resident } from '../../register/table.js';
import { move, presentMembership } from './move.js';

export interface Split {
  householdId: string;
  expectedVersion: number;
  residentIds: readonly string[];
  householdNumber: string;
  at: Date;
  reason: string;
}

/**
 * Makes another household of some members of one, in one act; everybody stays what he or she was. A new number founds it; whether a number is
 * in use is not told, as when somebody joins.
 * @returns the other household
 * @throws Refusal NOT_FOUND for a household of which the actor sees nobody, and for who is no member of it; CONFLICT for another version;
 * BAD_USER_INPUT for its own number; RULE_VIOLATION when nobody would be left
 */
export async function splitHousehold(request: Request, query: Query, wanted: Split): Promise<string> {
  const { householdId, expectedVersion, residentIds, householdNumber, at, reason } = wanted;
  const belongs = and(eq(resident.householdId, householdId), isNull(resident.departedAt));
  const members = await query
    .select({ id: resident.id })
    .from(resident)
    .where(and(belongs, visibleResidents(request, 'FAMILY')));
  if (members.length === 0) throw notFound('household', 'householdId');
  const present = new Set(members.map(({ id }) => id));
  const place = residentIds.findIndex((id) => !present.has(id));
  if (place >= 0) throw notFound('member of this household', `residentIds.${place}`);
  // Residents before the household, always in the same order: two writes about one household wait for each other.
  const going = [];
  for (const id of [...residentIds].sort()) going.push(await lockResident(request, query, id));
  await changeRow(query, household, { id: householdId, expectedVersion }, {}, 'household');
  const [all] = await query.select({ count: sql<number>`count(*)::int` }).from(resident).where(belongs);
  if (residentIds.length >= all!.count)
    throw new Refusal('RULE_VIOLATION', 'Nobody would be left in the household. Let somebody stay.', {
      path: 'residentIds',
      rule: 'NOBODY_IS_LEFT',
    });
  const id = await findOrFoundHousehold(query, householdNumber);
  if (id === householdId) throw badInput('Give the number of another household.', 'householdNumber');
  for (const one of going) {
    const from = (await presentMembership(query, one.id))!;
    const to = { householdId: id, relation: from.relation };
    await move(request, query, one, { from, ending: 'SPLIT', to, at, path: 'at', reason });
  }
  return id;
}
