import type { Request } from '@mrrm/platform/context';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { type Query, sendInTurn } from '@mrrm/platform/database/database';
import { Refusal } from '@mrrm/platform/wire/errors';
import { isAhead } from '@mrrm/platform/writing/plausible';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { ofVisibleResident, visibleResidents } from '../../access/visibility.js';
import { resident, stay } from '../table.js';
import type { Stay, StayJudgement } from '../types/stay.js';
import type { StayObjection } from '../values.js';
import { type LockedResident, lockResident } from './lock.js';

/** The time that is asked about; open while `until` is null, a single moment while it is absent. */
export interface AskedTime {
  from: Date;
  until?: Date | null | undefined;
}

interface Bounds {
  arrivedAt: Date;
  departedAt: Date | null;
}

/**
 * What speaks against something about a resident at a time: the one place where the limits of stays are judged. A stay
 * holds its arrival and not its departure. Clocks of two owners differ a little: somebody who has just arrived at one of
 * them is there for the other. Nobody arrives before the birth (a CHECK), so that the birth is no word of its
 * own: whoever may act for a resident could find the day by trying moments.
 */
export function objectionsTo(stays: readonly Bounds[], { from, until }: AskedTime): StayObjection[] {
  const begun = stays.filter(({ arrivedAt }) => !isAhead(arrivedAt, from));
  if (begun.length === 0) return ['BEFORE_ARRIVAL'];
  const holds = begun.some(
    ({ departedAt }) => !departedAt || (from < departedAt && (until == null || until <= departedAt)),
  );
  return holds ? [] : ['AFTER_DEPARTURE'];
}

const MESSAGES: Record<StayObjection, string> = {
  BEFORE_ARRIVAL: 'The resident had not arrived at that moment. Check the moment.',
  AFTER_DEPARTURE:
    'The resident had departed at that moment. Check it; who has come back is readmitted first.',
};

/**
 * Whose stays a reader is told, as a condition on the tables: the owner's people and legal representatives all of those whose
 * record they read; another organisation that at the present centre, and what it was told of others before is over.
 */
const isToldTo = ({ judge }: Request): SQL | undefined =>
  judge.standing('OPERATIONAL') === 'SHARED'
    ? sql`${stay.centreId} = (select ${resident.centreId} from ${resident} where ${resident.id} = ${stay.residentId})`
    : undefined;

/** The stays of residents, the latest first, of those whose stays the actor may read. */
export async function findStays(request: Request, residentIds: string[]): Promise<Stay[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(stay)
    .where(
      and(
        isOneOf(stay.residentId, residentIds),
        ofVisibleResident(request, stay.residentId, 'OPERATIONAL'),
        isToldTo(request),
      ),
    )
    .orderBy(stay.residentId, stay.arrivedAt);
  return rows.reverse().map(toStay);
}

/** A row as the graph shows it. */
export const toStay = (row: typeof stay.$inferSelect): Stay => ({
  ...row,
  centre: { id: row.centreId },
  safeZone: pointer(row.safeZoneId),
});

const staysOf = (query: Query, residentId: string) =>
  query
    .select({ centreId: stay.centreId, arrivedAt: stay.arrivedAt, departedAt: stay.departedAt })
    .from(stay)
    .where(eq(stay.residentId, residentId));

/**
 * Whether a time lies within a stay of a resident at a centre.
 * @returns null for somebody who is not on record at the centre, or not for this actor
 */
export async function judgeStay(
  request: Request,
  { id, centreId, ...time }: AskedTime & { id: string; centreId: string },
): Promise<StayJudgement | null> {
  if (request.judge.standing('STAY_JUDGEMENT') === 'CLOSED') return null;
  const query = await request.database.read();
  const [found] = await query
    .select({ id: resident.id })
    .from(resident)
    .where(and(eq(resident.id, id), visibleResidents(request)));
  if (!found) return null;
  const stays = (await staysOf(query, id)).filter((one) => one.centreId === centreId);
  if (stays.length === 0) return null;
  return { residentId: id, objections: objectionsTo(stays, time) };
}

/**
 * Locks a resident and lets only what lies within a stay pass. The stays are asked for without waiting for the lock, and read once
 * it is there.
 * @returns the resident, and the centre of that stay
 * @throws Refusal NOT_FOUND at `residentId`; RULE_VIOLATION at `path`
 */
export async function lockWithinStay(
  request: Request,
  query: Query,
  residentId: string,
  moment: Date,
  path: string,
): Promise<LockedResident & { centreOfStay: string }> {
  const [locking, asking] = await sendInTurn<[LockedResident, (Bounds & { centreId: string })[]]>(
    query,
    () => lockResident(request, query, residentId),
    () => staysOf(query, residentId),
  );
  const found = await locking;
  const stays = await asking;
  const time = { from: moment };
  const [rule] = objectionsTo(stays, time);
  if (rule) throw new Refusal('RULE_VIOLATION', MESSAGES[rule], { path, rule });
  const holding = stays.find((one) => objectionsTo([one], time).length === 0);
  return { ...found, centreOfStay: holding?.centreId ?? found.centreId };
}
