import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, eq, sql } from 'drizzle-orm';
import { isMerged } from '../../access/merged.js';
import { visibleResidents } from '../../access/visibility.js';
import { resident } from '../../register/table.js';
import type { Likeness } from '../rules/likeness.js';
import { pairsOf } from '../rules/pairs.js';
import { described, findPossibleDuplicates, unsettled } from './find.js';

/** How many of a centre's records are compared with each other: those who arrived last. */
const MOST_COMPARED = 2000;
/** How many are told of one person. */
export const MOST_TOLD = 20;

const mayRead = (request: Request) =>
  request.judge.standing('DUPLICATES') === 'CLOSED' ? sql`false` : visibleResidents(request, 'IDENTITY');

export type TellOfOne = Likeness & { ofId: string; residentId: string };

/** Who may be the same person as each of some residents, the most alike first; without those of whom that was decided. */
export async function duplicatesOf(request: Request, ids: string[]): Promise<TellOfOne[]> {
  const query = await request.database.read();
  const people = await query
    .select(described(request))
    .from(resident)
    .where(and(isOneOf(resident.id, ids), mayRead(request)));
  const found = (await findPossibleDuplicates(request, query, people))
    .map(({ place, ...told }) => ({ ...told, ofId: people[place]!.id }))
    .filter(({ ofId, residentId }) => ofId !== residentId);
  const open = await unsettled(
    query,
    found.map((told) => ({ ...told, one: told.ofId, other: told.residentId })),
  );
  const count = new Map<string, number>();
  return open.filter(({ ofId }) => {
    count.set(ofId, (count.get(ofId) ?? 0) + 1);
    return count.get(ofId)! <= MOST_TOLD;
  });
}

export type TellOfTwo = Likeness & { oneId: string; otherId: string };

/** The records of a centre that may be of one person, the most alike first: what nobody has decided yet. */
export async function pairsAt(request: Request, centreId: string, first: number): Promise<TellOfTwo[]> {
  const query = await request.database.read();
  const people = await query
    .select(described(request))
    .from(resident)
    .where(and(eq(resident.centreId, centreId), mayRead(request), sql`not ${isMerged}`))
    .orderBy(sql`${resident.arrivedAt} desc`, sql`${resident.id} desc`)
    .limit(MOST_COMPARED);
  const pairs = pairsOf(people).map(({ one, other, ...likeness }) => ({
    ...likeness,
    one: one.id,
    other: other.id,
  }));
  return (await unsettled(query, pairs)).slice(0, first).map(({ one, other, ...likeness }) => ({
    ...likeness,
    oneId: one,
    otherId: other,
  }));
}
