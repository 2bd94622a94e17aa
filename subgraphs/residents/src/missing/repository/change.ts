import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { USUAL_CLOCK } from '../../presence/rules/usual-clock.js';
import { presence } from '../../presence/table.js';
import type { EscalationStep } from '../../presence/values.js';
import { lockResident, recordedBy } from '../../register/repository/lock.js';
import { lockWithinStay } from '../../register/repository/stay.js';
import { resident } from '../../register/table.js';
import { clockAt } from '../rules/steps.js';
import { missingEpisode, missingStep } from '../table.js';
import type { MissingOutcome } from '../values.js';
import { clocksOf } from './clock.js';
import { runningClock } from './running.js';

const HOUR = 3_600_000;

export interface NewStep {
  residentId: string;
  step: EscalationStep;
  takenAt: Date;
  toWhom: string | null;
  reference: string | null;
}

/**
 * Records that somebody was told; the first such record about somebody begins the episode.
 * @returns the identifier of the episode
 * @throws Refusal RULE_VIOLATION when nobody misses the resident; BAD_USER_INPUT for a moment before that
 */
export async function recordStep(request: Request, query: Query, wanted: NewStep): Promise<string> {
  const { residentId, takenAt } = wanted;
  const { centreId } = await lockResident(request, query, residentId);
  const { id: episodeId, since } =
    (await openEpisodeOf(query, residentId)) ?? (await beginEpisode(request, query, residentId, centreId));
  if (takenAt < since)
    throw badInput(
      `Give a moment from ${since.toISOString()} on: before that nobody missed the resident.`,
      'takenAt',
    );
  await query.insert(missingStep).values({
    id: newIdentifier(),
    episodeId,
    ...wanted,
    takenById: request.actor.staffMember ?? null,
    ...recordedBy(request),
  });
  return episodeId;
}

async function openEpisodeOf(query: Query, residentId: string) {
  const [open] = await query
    .select({ id: missingEpisode.id, since: missingEpisode.since })
    .from(missingEpisode)
    .where(and(eq(missingEpisode.residentId, residentId), isNull(missingEpisode.closedAt)));
  return open;
}

async function beginEpisode(request: Request, query: Query, residentId: string, centreId: string) {
  const [running] = await rows(
    query,
    sql`select running.since from ${resident} cross join lateral ${runningClock(request)} as running
      where ${resident.id} = ${residentId} and ${resident.departedAt} is null`,
    z.object({ since: z.coerce.date() }),
  );
  if (!running)
    throw new Refusal(
      'RULE_VIOLATION',
      'Nobody misses this resident: record first that a check did not find them.',
      {
        path: 'residentId',
        rule: 'NOT_MISSING',
      },
    );
  const id = newIdentifier();
  const { since } = running;
  await query.insert(missingEpisode).values({ id, residentId, centreId, since, ...recordedBy(request) });
  return { id, since };
}

export interface OfEpisode {
  missingEpisodeId: string;
  residentId: string;
  expectedVersion: number;
}

/** An open episode whose resident is locked. @throws Refusal NOT_FOUND; CONFLICT for one that is closed */
async function lockEpisode(query: Query, { missingEpisodeId, expectedVersion }: OfEpisode) {
  const [found] = await query.select().from(missingEpisode).where(eq(missingEpisode.id, missingEpisodeId));
  if (!found) throw notFound('episode', 'missingEpisodeId');
  await changeRow(query, missingEpisode, { id: missingEpisodeId, expectedVersion }, {}, 'episode');
  if (found.closedAt) throw conflict('This episode is closed already.', 'missingEpisodeId');
  return found;
}

/** Changes an episode whose version was taken already. */
const set = (query: Query, id: string, values: Partial<typeof missingEpisode.$inferInsert>) =>
  query.update(missingEpisode).set(values).where(eq(missingEpisode.id, id));

/**
 * Records that somebody came back: what was seen counts as an entry, and from then on an interview is due.
 * @throws Refusal RULE_VIOLATION for a moment outside of a stay; CONFLICT when the return is on record
 */
export async function recordReturn(
  request: Request,
  query: Query,
  wanted: OfEpisode & { returnedAt: Date },
): Promise<void> {
  const { residentId, returnedAt } = wanted;
  const { centreOfStay, verification } = await lockWithinStay(
    request,
    query,
    residentId,
    returnedAt,
    'returnedAt',
  );
  const { id, since, centreId, returnedAt: earlier } = await lockEpisode(query, wanted);
  if (earlier) throw conflict('The return is on record already.', 'missingEpisodeId');
  if (returnedAt < since)
    throw badInput(
      `Give a moment from ${since.toISOString()} on: before that nobody missed the resident.`,
      'returnedAt',
    );
  const clock = clockAt(await clocksOf(query, [centreId]), since) ?? USUAL_CLOCK;
  const interviewDueAt = new Date(returnedAt.getTime() + clock.interviewHours * HOUR);
  await set(query, id, { returnedAt, interviewDueAt });
  await query
    .insert(presence)
    .values({
      id: newIdentifier(),
      residentId,
      centreId: centreOfStay,
      checkedAt: returnedAt,
      status: 'PRESENT',
      occasion: 'ENTRY',
      checkedById: request.actor.staffMember ?? null,
      verification,
      ...recordedBy(request),
    })
    .onConflictDoNothing();
}

/** Records that somebody spoke with who came back. @throws Refusal RULE_VIOLATION before the return; CONFLICT for a second one */
export async function recordInterview(
  request: Request,
  query: Query,
  wanted: OfEpisode & { heldAt: Date; note: string },
): Promise<void> {
  const { heldAt, note } = wanted;
  await lockResident(request, query, wanted.residentId);
  const { id, returnedAt, interviewHeldAt } = await lockEpisode(query, wanted);
  if (interviewHeldAt) throw conflict('The interview is on record already.', 'missingEpisodeId');
  if (!returnedAt || heldAt < returnedAt)
    throw new Refusal(
      'RULE_VIOLATION',
      'The resident had not come back at that moment. Record the return first.',
      {
        path: 'heldAt',
        rule: 'NOT_RETURNED',
      },
    );
  const interviewById = request.actor.staffMember ?? null;
  await set(query, id, { interviewHeldAt: heldAt, interviewById, interviewNote: note });
}

/** Closes an episode. @throws Refusal RULE_VIOLATION when it is not ended as it says, or nobody spoke with who came back */
export async function closeEpisode(
  request: Request,
  query: Query,
  wanted: OfEpisode & { outcome: MissingOutcome; reason: string; withoutInterview: boolean },
): Promise<void> {
  const { outcome, reason, withoutInterview } = wanted;
  await lockResident(request, query, wanted.residentId);
  const { id, returnedAt, interviewHeldAt } = await lockEpisode(query, wanted);
  if (outcome === 'RETURNED' && !returnedAt)
    throw new Refusal('RULE_VIOLATION', 'No return is on record. Record it first by `recordReturn`.', {
      path: 'outcome',
      rule: 'NOT_RETURNED',
    });
  if (returnedAt && !interviewHeldAt && !withoutInterview)
    throw new Refusal('RULE_VIOLATION', 'Nobody has spoken with the resident about it.', {
      path: 'withoutInterview',
      rule: 'INTERVIEW_NOT_HELD',
      opens: 'The interview, or `withoutInterview` with the reason.',
    });
  await set(query, id, { closedAt: request.now, outcome, closingReason: reason });
}
