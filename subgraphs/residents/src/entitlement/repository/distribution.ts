import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { visibleResidents } from '../../access/visibility.js';
import { kindOf } from '../../assistance/rules/kind-of.js';
import { basicAssistance } from '../../assistance/table.js';
import type { AssistanceCategory, AssistanceUnit } from '../../assistance/values.js';
import { recordedBy } from '../../register/repository/lock.js';
import { resident, stay } from '../../register/table.js';
import { hasHad } from './outstanding.js';

export interface Distribution {
  centreId: string;
  category: AssistanceCategory;
  item: string;
  quantity: number;
  unit: AssistanceUnit;
  providedAt: Date;
  residentIds: string[];
  evenIfHadAlready: boolean;
}

/** Who was not handed anything, by identifier. What is kept of a write is small: all others were. */
export interface NotHandedOut {
  hadAlready: string[];
  notHere: string[];
}

/**
 * Records what was handed out to each of many residents, in three statements whatever their number. Whoever did not stay at the centre at
 * that moment, and whoever has had what is due, gets nothing; for all others it is recorded.
 */
export async function insertDistribution(
  request: Request,
  query: Query,
  wanted: Distribution,
): Promise<NotHandedOut> {
  const { centreId, category, providedAt, residentIds } = wanted;
  const here = sql`${resident.id} = any(${sql.param(residentIds)}::uuid[]) and ${visibleResidents(request, 'OPERATIONAL')}
    and exists (select from ${stay} where ${stay.residentId} = ${resident.id} and ${stay.centreId} = ${centreId}::uuid
      and ${stay.arrivedAt} <= ${at(providedAt)} and (${stay.departedAt} is null or ${stay.departedAt} > ${at(providedAt)}))`;
  // Locked first and judged after that: of two distributions at one time the second sees what the first has recorded.
  const locked = await rows(
    query,
    sql`select ${resident.id} as id from ${resident} where ${here} order by ${resident.id} for update`,
    z.object({ id: z.string() }),
  );
  const hadAlready = new Set(
    wanted.evenIfHadAlready
      ? []
      : await havingHad(
          request,
          query,
          wanted,
          locked.map(({ id }) => id),
        ),
  );
  const getting = locked.map(({ id }) => id).filter((id) => !hadAlready.has(id));
  if (getting.length > 0) {
    const { item, quantity, unit } = wanted;
    const same = { centreId, kind: kindOf(category), category, item, quantity, unit, providedAt };
    const providedById = request.actor.staffMember ?? null;
    const record = { ...same, providedById, ...recordedBy(request) };
    await query
      .insert(basicAssistance)
      .values(getting.map((residentId) => ({ id: newIdentifier(), residentId, ...record })));
  }
  const known = new Set(locked.map(({ id }) => id));
  return { hadAlready: [...hadAlready], notHere: residentIds.filter((id) => !known.has(id)) };
}

async function havingHad(
  request: Request,
  query: Query,
  { category, providedAt }: Distribution,
  residentIds: string[],
): Promise<string[]> {
  const found = await rows(
    query,
    sql`select ${resident.id} as id from ${resident} where ${resident.id} = any(${sql.param(residentIds)}::uuid[])
      and ${hasHad(request, category, providedAt)}`,
    z.object({ id: z.string() }),
  );
  return found.map(({ id }) => id);
}
