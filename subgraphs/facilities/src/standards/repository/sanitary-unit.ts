import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { readCursor } from '@mrrm/platform/reading/connection';
import type { Page } from '@mrrm/platform/reading/pages';
import { isIdentifier, newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { provenanceOf } from '../../access/provenance.js';
import { countByCentre } from '../../premises/repository/count-by-centre.js';
import { foundBy } from '../../premises/repository/found-by.js';
import { sanitaryCondition, sanitaryUnit } from '../table.js';
import type { SanitaryCondition, SanitaryUnit } from '../types/sanitary-unit.js';
import type { SanitaryAccess, SanitaryKind, SanitaryState } from '../values.js';

/** Sanitary units that meet a condition, by code. */
async function findSanitaryUnits(request: Request, condition: SQL): Promise<SanitaryUnit[]> {
  const query = await request.database.read();
  return query
    .select({
      id: sanitaryUnit.id,
      code: sanitaryUnit.code,
      kind: sanitaryUnit.kind,
      access: sanitaryUnit.access,
      version: sanitaryUnit.version,
      centreId: sanitaryUnit.centreId,
      safeZoneId: sanitaryUnit.safeZoneId,
      floorId: sanitaryUnit.floorId,
      roomId: sanitaryUnit.roomId,
    })
    .from(sanitaryUnit)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', sanitaryUnit.centreId)}`)
    .orderBy(asc(sanitaryUnit.code), asc(sanitaryUnit.id));
}

const sanitaryUnitsBy = foundBy(findSanitaryUnits);
export const sanitaryUnitsById = sanitaryUnitsBy(sanitaryUnit.id);
export const sanitaryUnitsOfSafeZones = sanitaryUnitsBy(sanitaryUnit.safeZoneId);
export const sanitaryUnitsOfFloors = sanitaryUnitsBy(sanitaryUnit.floorId);
export const sanitaryUnitsOfRooms = sanitaryUnitsBy(sanitaryUnit.roomId);

/** One page of the units of each centre, in one statement: at most `first + 1` a centre. */
export function findSanitaryUnitPages(request: Request, centreIds: string[], { first, after }: Page) {
  const cursor = readCursor(after, 2);
  if (cursor && !isIdentifier(cursor[1])) {
    throw badInput('This is not a cursor of this list; take one from `pageInfo` or `edges`.', 'after');
  }
  const beyond = cursor
    ? sql`(${sanitaryUnit.code}, ${sanitaryUnit.id}) > (${cursor[0]}, ${cursor[1]}::uuid)`
    : sql`true`;
  return findSanitaryUnits(
    request,
    sql`${sanitaryUnit.id} in (
      select page.id from unnest(${sql.param(centreIds)}::uuid[]) as parent (id)
      cross join lateral (
        select ${sanitaryUnit.id} from ${sanitaryUnit} where ${sanitaryUnit.centreId} = parent.id and ${beyond}
        order by ${sanitaryUnit.code}, ${sanitaryUnit.id} limit ${first + 1}
      ) as page
    )`,
  );
}

/** The condition of each unit that holds at a moment. A unit of which nothing is known then has none. */
export async function findSanitaryConditions(
  request: Request,
  unitIds: string[],
  moment: Date,
): Promise<SanitaryCondition[]> {
  const query = await request.database.read();
  return query
    .select({
      unitId: sanitaryCondition.unitId,
      state: sanitaryCondition.state,
      startsAt: sanitaryCondition.startsAt,
      endsAt: sanitaryCondition.endsAt,
      note: sanitaryCondition.note,
    })
    .from(sanitaryCondition)
    .innerJoin(sanitaryUnit, eq(sanitaryUnit.id, sanitaryCondition.unitId))
    .where(
      sql`${isOneOf(sanitaryCondition.unitId, unitIds)} and ${sanitaryCondition.startsAt} <= ${at(moment)}
        and (${sanitaryCondition.endsAt} is null or ${sanitaryCondition.endsAt} > ${at(moment)})
        and ${visibleAt(request, 'PREMISES', sanitaryUnit.centreId)}`,
    );
}

export interface NewSanitaryUnit {
  centreId: string;
  buildingId: string;
  safeZoneId: string | null;
  floorId: string | null;
  roomId: string | null;
  code: string;
  kind: SanitaryKind;
  access: SanitaryAccess;
}

/** Adds a unit with its first condition. @returns the identifier of the unit */
export async function insertSanitaryUnit(
  request: Request,
  query: Query,
  unit: NewSanitaryUnit,
  state: SanitaryState,
  startsAt: Date,
): Promise<string> {
  const id = newIdentifier();
  const provenance = provenanceOf(request, unit.centreId, startsAt);
  await query.insert(sanitaryUnit).values({ id, ...unit, ...provenance });
  await query
    .insert(sanitaryCondition)
    .values({ id: newIdentifier(), unitId: id, state, startsAt, ...provenance });
  return id;
}

export interface NewCondition {
  unitId: string;
  expectedVersion: number;
  state: SanitaryState;
  startsAt: Date;
  note: string | null;
}

/**
 * Ends the condition that holds and begins another one at the same moment.
 * @throws Refusal NOT_FOUND, CONFLICT, or BAD_USER_INPUT unless it begins after the latest one began
 */
export async function changeCondition(request: Request, query: Query, wanted: NewCondition): Promise<void> {
  const { unitId, expectedVersion, state, startsAt, note } = wanted;
  const [unit] = await query
    .select({ centreId: sanitaryUnit.centreId })
    .from(sanitaryUnit)
    .where(sql`${sanitaryUnit.id} = ${unitId} and ${visibleAt(request, 'PREMISES', sanitaryUnit.centreId)}`);
  if (!unit) throw notFound('sanitary unit', 'unitId');
  // The version is the lock: whoever writes a second condition at the same time waits here and is then refused.
  await changeRow(query, sanitaryUnit, { id: unitId, expectedVersion }, {}, 'sanitary unit');
  const [latest] = await query
    .select({ startsAt: sanitaryCondition.startsAt })
    .from(sanitaryCondition)
    .where(eq(sanitaryCondition.unitId, unitId))
    .orderBy(desc(sanitaryCondition.startsAt))
    .limit(1);
  if (latest && startsAt <= latest.startsAt) {
    throw badInput(`Give a moment after ${latest.startsAt.toISOString()}.`, 'startsAt');
  }
  await query
    .update(sanitaryCondition)
    .set({ endsAt: startsAt, version: sql`${sanitaryCondition.version} + 1` })
    .where(and(eq(sanitaryCondition.unitId, unitId), isNull(sanitaryCondition.endsAt)));
  await query.insert(sanitaryCondition).values({
    id: newIdentifier(),
    unitId,
    state,
    startsAt,
    note,
    ...provenanceOf(request, unit.centreId, startsAt),
  });
}

/** How many there are at each of some centres. */
export const countSanitaryUnits = (request: Request, centreIds: string[]) =>
  countByCentre(request, sanitaryUnit, sanitaryUnit.centreId, centreIds);
