import type { Request } from '@mrrm/platform/context';
import { at, hasOneOf, isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, forbidden, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeRow, mustBeAt, type Versioned } from '@mrrm/platform/writing/version';
import { and, eq, isNull, sql } from 'drizzle-orm';
import {
  changeResident,
  type LockedResident,
  lockResident,
  recordedBy,
} from '../../register/repository/lock.js';
import { stay } from '../../register/table.js';
import { recordMerge, toldApart } from '../table.js';
import { visibleMerges } from './merge.js';

export interface Merging {
  residentId: string;
  expectedVersion: number;
  survivorId: string;
  survivorVersion: number;
  reason: string;
}

/** Of whom a merge is, for the audit. */
type Merged = Pick<Merging, 'residentId' | 'survivorId'>;

/** Locks two residents, always in the same order: two who merge them at once wait for each other. @param ids by their paths in the input */
async function lockBoth<Path extends string>(request: Request, query: Query, ids: Record<Path, string>) {
  const locked = {} as Record<Path, LockedResident>;
  for (const [path, id] of Object.entries<string>(ids).sort(([, one], [, other]) => one.localeCompare(other)))
    locked[path as Path] = await lockResident(request, query, id, path);
  return locked;
}

type Both = Record<'residentId' | 'survivorId', LockedResident>;

/** @throws Refusal CONFLICT when one of them was merged already; RULE_VIOLATION when who stays would go into who has departed */
async function mustBeMergeable(query: Query, { residentId: record, survivorId: survivor }: Both) {
  const merged = await query
    .select({ id: recordMerge.residentId })
    .from(recordMerge)
    .where(and(isOneOf(recordMerge.residentId, [record.id, survivor.id]), eq(recordMerge.state, 'MERGED')));
  if (merged.some(({ id }) => id === record.id))
    throw conflict('This record is merged already.', 'residentId');
  if (merged.length > 0)
    throw conflict('This record was merged into another one itself: name that one.', 'survivorId');
  if (record.departedAt === null && survivor.departedAt !== null)
    throw new Refusal(
      'RULE_VIOLATION',
      'The one who stays would be merged into one who has departed, and be missed. Merge them the other way round, or readmit the survivor first.',
      { path: 'survivorId', rule: 'SURVIVOR_HAS_DEPARTED', opens: 'readmitResident' },
    );
}

/** Asks for a merge; nothing changes until somebody else confirms it. @returns its identifier */
export async function askForMerge(request: Request, query: Query, wanted: Merging): Promise<string> {
  const { reason, expectedVersion, survivorVersion } = wanted;
  const { residentId, survivorId } = wanted;
  const both = await lockBoth(request, query, { residentId, survivorId });
  mustBeAt(both.residentId, expectedVersion, 'resident');
  if (both.survivorId.version !== survivorVersion)
    throw conflict('The survivor has changed since you read it. Read it again.', 'survivorVersion');
  await mustBeMergeable(query, both);
  const id = newIdentifier();
  await query.insert(recordMerge).values({
    id,
    residentId,
    survivorId,
    reason,
    askedAt: request.now,
    askedById: request.actor.staffMember ?? null,
    ...recordedBy(request),
  });
  return id;
}

async function findMerge(request: Request, query: Query, id: string) {
  const [found] = await query
    .select()
    .from(recordMerge)
    .where(and(eq(recordMerge.id, id), visibleMerges(request)));
  if (!found) throw notFound('merge', 'mergeId');
  return found;
}

/** Counts up that something was changed about somebody, where no value was. */
const touch = (query: Query, { id, version }: LockedResident) =>
  changeResident(query, id, version, sql`verification = verification`);

/**
 * Confirms a merge. The stay of the merged record, if it lasts, ends with it: the person is counted once, as the survivor.
 * @returns of whom it is
 * @throws Refusal FORBIDDEN to who asked for it; CONFLICT when it does not wait, or the version is another one
 */
export async function confirmMerge(request: Request, query: Query, wanted: Versioned): Promise<Merged> {
  const { actor, now } = request;
  const { residentId, survivorId } = await findMerge(request, query, wanted.id);
  const both = await lockBoth(request, query, { residentId, survivorId });
  const found = await findMerge(request, query, wanted.id);
  if (found.recordedBySubject === actor.principal)
    throw forbidden('You asked for this merge: somebody else confirms it.', 'mergeId');
  if (found.state !== 'AWAITED') throw conflict('This merge waits for nobody.', 'mergeId');
  await mustBeMergeable(query, both);
  const { residentId: record, survivorId: survivor } = both;
  const [lasting] = await query
    .select({ id: stay.id })
    .from(stay)
    .where(and(eq(stay.residentId, record.id), isNull(stay.departedAt)));
  if (lasting)
    await changeResident(
      query,
      record.id,
      record.version,
      sql`departed_at = ${at(now)}, departure_reason = 'OTHER'`,
    );
  else await touch(query, record);
  await touch(query, survivor);
  await changeRow(
    query,
    recordMerge,
    wanted,
    {
      state: 'MERGED',
      confirmedAt: now,
      confirmedById: actor.staffMember ?? null,
      confirmedBySubject: actor.principal,
      stayId: lasting?.id ?? null,
    },
    'merge',
  );
  return { residentId, survivorId };
}

/** Calls a merge off, or undoes it: the stay that it ended goes on, and both are told as possible duplicates no longer. @returns of whom it is */
export async function endMerge(
  request: Request,
  query: Query,
  { reason, ...wanted }: Versioned & { reason: string },
): Promise<Merged> {
  const { actor, now } = request;
  const { residentId, survivorId } = await findMerge(request, query, wanted.id);
  const { residentId: record, survivorId: survivor } = await lockBoth(request, query, {
    residentId,
    survivorId,
  });
  const found = await findMerge(request, query, wanted.id);
  if (found.state !== 'AWAITED' && found.state !== 'MERGED')
    throw conflict('This merge was ended already.', 'mergeId');
  const held = found.state === 'MERGED';
  await changeRow(
    query,
    recordMerge,
    wanted,
    {
      state: held ? 'UNDONE' : 'WITHDRAWN',
      endedAt: now,
      endedById: actor.staffMember ?? null,
      endReason: reason,
    },
    'merge',
  );
  if (!held) return { residentId, survivorId };
  if (found.stayId)
    await changeResident(query, record.id, record.version, sql`departed_at = null, departure_reason = null`);
  else await touch(query, record);
  await touch(query, survivor);
  await keepApart(request, query, residentId, [survivorId], reason);
  return { residentId, survivorId };
}

/** Says of two people that they are two. @throws Refusal NOT_FOUND at `residentId` or `otherId` */
export async function tellApart(
  request: Request,
  query: Query,
  { residentId, otherId, reason }: { residentId: string; otherId: string; reason: string },
): Promise<void> {
  await lockBoth(request, query, { residentId, otherId });
  const [merge] = await query
    .select({ id: recordMerge.id })
    .from(recordMerge)
    .where(
      and(
        isOneOf(recordMerge.residentId, [residentId, otherId]),
        isOneOf(recordMerge.survivorId, [residentId, otherId]),
        hasOneOf(recordMerge.state, ['AWAITED', 'MERGED']),
      ),
    );
  if (merge) throw conflict('These two are merged, or are to be: use `unmergeResidents`.', 'otherId');
  await keepApart(request, query, residentId, [otherId], reason);
}

/** Keeps that somebody is none of some others; what was said before stays. */
export async function keepApart(
  request: Request,
  query: Query,
  residentId: string,
  otherIds: readonly string[],
  reason: string,
): Promise<void> {
  if (otherIds.length === 0) return;
  const told = {
    reason,
    toldAt: request.now,
    toldById: request.actor.staffMember ?? null,
    ...recordedBy(request),
  };
  await query
    .insert(toldApart)
    .values(
      otherIds.map((otherId) => {
        const [one, other] = residentId < otherId ? [residentId, otherId] : [otherId, residentId];
        return { residentId: one, otherId: other, ...told };
      }),
    )
    .onConflictDoNothing();
}
