import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { dayAt } from '@mrrm/platform/values/day';
import { eq, sql } from 'drizzle-orm';
import { fromBeds } from '../../premises/repository/chain.js';
import { bed, building, centre, room, safeZone } from '../../premises/table.js';
import { selectIndicatorsOn } from '../../standards/repository/indicator.js';
import type { People, Period } from '../rules/people.js';
import {
  type PlacingQuestion,
  questionFor,
  type RoomSleeper,
  type StandardTerms,
} from '../rules/question.js';
import { placement } from '../table.js';
import { heldWithin, placementsHolding } from './held.js';

/**
 * Who sleeps in rooms at some time of a period, as the rules see them.
 * @param people what their owner says now; it goes before what is kept with a placement
 */
export async function selectSleepers(
  query: Query,
  roomIds: string[],
  period: Period,
  now: Date,
  people?: People,
): Promise<(RoomSleeper & { placementId: string })[]> {
  const held = placementsHolding(query, bed.id, period, now);
  // Until when somebody is there or is to be. Somebody who stays longer than expected is there without an end.
  const until = sql<Date | null>`coalesce(${held.endsAt},
    case when ${held.stage} = 'RESERVED' or ${held.expectedUntil} > ${at(now)} then ${held.expectedUntil} end)`;
  const rows = await query
    .select({
      placementId: held.id,
      residentId: held.residentId,
      roomId: bed.roomId,
      startsAt: held.startsAt,
      until: until.mapWith(placement.startsAt),
      knownAt: held.personKnownAt,
      sex: held.personSex,
      bornOn: held.personBornOn,
      familySituation: held.personSituation,
      householdId: held.personHouseholdId,
    })
    .from(bed)
    .innerJoinLateral(held, sql`true`)
    .where(isOneOf(bed.roomId, roomIds));
  return rows.map(({ knownAt, sex, bornOn, familySituation, householdId, ...row }) => {
    const kept = knownAt && sex && familySituation ? { sex, bornOn, familySituation, householdId } : null;
    return { ...row, person: people?.get(row.residentId) ?? kept };
  });
}

/** The residents who sleep in the room of a bed at some time of a period, to be asked about. */
export async function findSleepersAround(request: Request, bedId: string, period: Period): Promise<string[]> {
  const query = await request.database.read();
  const held = placementsHolding(query, bed.id, period, request.now);
  const rows = await query
    .selectDistinct({ residentId: held.residentId })
    .from(bed)
    .innerJoinLateral(held, sql`true`)
    .where(sql`${bed.roomId} = (select room_id from ${bed} as wanted where wanted.id = ${bedId})`);
  return rows.map(({ residentId }) => residentId);
}

/** As whom, and when, standards are read. */
export type RuleReader = Pick<Request, 'actor' | 'judge' | 'now'>;

/** The active indicators of standards that hold at a centre on a day, by code. */
export async function selectStandards(
  request: RuleReader,
  query: Query,
  centreId: string,
  day: string,
): Promise<Map<string, StandardTerms>> {
  const seen = visibleAt(request, 'PREMISES', centre.id);
  const indicators = await selectIndicatorsOn(query, seen, sql`array[${centreId}]::uuid[]`, day);
  return new Map(
    indicators
      .filter(({ active }) => active)
      .map(({ code, threshold, standard }) => [code, { threshold, standard }]),
  );
}

/** For whom a safe zone is, as the rules ask it. */
export const zoneTerms = {
  targetGroup: safeZone.targetGroup,
  ageFrom: safeZone.ageFrom,
  ageTo: safeZone.ageTo,
  sex: safeZone.sex,
  openedOn: safeZone.openedOn,
  closedOn: safeZone.closedOn,
};

/** The room in which a bed stands, as far as the rules ask. */
export async function selectRoomTerms(query: Query, bedId: string) {
  const [found] = await fromBeds(query, {
    roomId: room.id,
    centreId: centre.id,
    timeZone: centre.timeZone,
    zone: zoneTerms,
  }).where(eq(bed.id, bedId));
  return found!;
}

/** The rooms of a centre in which members of a household sleep at some time of a period, but for one resident. */
export async function selectRoomsOfHousehold(
  query: Query,
  centreId: string,
  { householdId, residentId }: { householdId: string | null; residentId: string },
  period: Period,
  now: Date,
): Promise<string[]> {
  if (!householdId) return [];
  // Their beds first: a household has few.
  const beds = sql`array(select ${placement.bedId} from ${placement} where ${placement.personHouseholdId} = ${householdId}
    and ${placement.residentId} <> ${residentId} and ${heldWithin(period, now)})`;
  const rows = await fromBeds(query, { roomId: room.id }).where(
    sql`${building.centreId} = ${centreId} and ${bed.id} = any(${beds})`,
  );
  return rows.map(({ roomId }) => roomId);
}

export interface Wanted {
  placementId: string;
  bedId: string;
  residentId: string;
  period: Period;
  people: People;
}

/** Puts together what the rules are asked about a placement. The room is locked by the caller: nobody joins it meanwhile. */
export async function readQuestion(
  request: RuleReader,
  query: Query,
  wanted: Wanted,
): Promise<PlacingQuestion> {
  const { placementId, bedId, residentId, period, people } = wanted;
  const { roomId, centreId, timeZone, zone } = await selectRoomTerms(query, bedId);
  const { now } = request;
  const sleepers = await selectSleepers(query, [roomId], period, now, people);
  const own = sleepers.find((sleeper) => sleeper.placementId === placementId);
  const person = people?.get(residentId) ?? own?.person ?? null;
  const household = { householdId: person?.householdId ?? null, residentId };
  const householdRooms = await selectRoomsOfHousehold(query, centreId, household, period, now);
  const standards = await selectStandards(request, query, centreId, dayAt(period.startsAt, timeZone));
  const terms = { now, timeZone, zone, standards };
  return questionFor({ residentId, person, roomId, period, householdRooms }, sleepers, terms);
}
