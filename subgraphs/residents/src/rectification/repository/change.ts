import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, notFound } from '@mrrm/platform/wire/errors';
import { changeRow, type Versioned } from '@mrrm/platform/writing/version';
import { and, eq } from 'drizzle-orm';
import { ofVisibleResident } from '../../access/visibility.js';
import { correction } from '../../correction/table.js';
import { type CorrectedField, GROUP_OF } from '../../correction/values.js';
import { lockResident, recordedBy } from '../../register/repository/lock.js';
import { rectificationRequest } from '../table.js';
import type { RectificationAsker } from '../values.js';
import { visibleRectifications } from './rectification.js';

export interface Asked {
  residentId: string;
  askedBy: RectificationAsker;
  field: CorrectedField | null;
  asked: string;
  askedAt: Date;
}

/** Keeps what somebody asks to have corrected. @returns the identifier of the request @throws Refusal NOT_FOUND */
export async function insertRectification(request: Request, query: Query, wanted: Asked): Promise<string> {
  await lockResident(request, query, wanted.residentId);
  const id = newIdentifier();
  await query.insert(rectificationRequest).values({ id, ...wanted, ...recordedBy(request) });
  return id;
}

export interface Answer extends Versioned {
  state: 'CORRECTED' | 'REFUSED';
  correctionId: string | null;
  answer: string | null;
}

/**
 * Answers a request.
 * @returns whose it is
 * @throws Refusal NOT_FOUND, also for a correction that the actor may not read; CONFLICT for another version and for one that is answered;
 * BAD_USER_INPUT for a correction that does not fit
 */
export async function answerRectification(
  request: Request,
  query: Query,
  { id, expectedVersion, state, correctionId, answer }: Answer,
): Promise<string> {
  const [found] = await query
    .select()
    .from(rectificationRequest)
    .where(and(eq(rectificationRequest.id, id), visibleRectifications(request)))
    .for('update');
  if (!found) throw notFound('request', 'rectificationId');
  if (state === 'CORRECTED') {
    if (found.field && !correctionId)
      throw badInput('Name the correction by which it was corrected.', 'correctionId');
    if (!found.field && correctionId)
      throw badInput('This request names no field that has corrections. Say what was done.', 'correctionId');
    if (!found.field && !answer) throw badInput('Say what was done.', 'answer');
  }
  if (correctionId && found.field)
    await mustCorrect(request, query, correctionId, { ...found, field: found.field });
  await changeRow(
    query,
    rectificationRequest,
    { id, expectedVersion },
    {
      ...{ state, correctionId, answer, answeredAt: request.now },
      answeredById: request.actor.staffMember ?? null,
      answeredBySubject: request.actor.principal,
    },
    'request',
  );
  if (found.state !== 'OPEN') throw conflict('This request is answered already.', 'rectificationId');
  return found.residentId;
}

/** @throws Refusal NOT_FOUND for a correction of something else; BAD_USER_INPUT for one of before the request */
async function mustCorrect(
  request: Request,
  query: Query,
  correctionId: string,
  { residentId, field, askedAt }: { residentId: string; field: CorrectedField; askedAt: Date },
): Promise<void> {
  const [found] = await query
    .select({ correctedAt: correction.correctedAt })
    .from(correction)
    .where(
      and(
        eq(correction.id, correctionId),
        eq(correction.residentId, residentId),
        eq(correction.field, field),
        ofVisibleResident(request, correction.residentId, GROUP_OF[field]),
      ),
    );
  if (!found) throw notFound('correction of that field', 'correctionId');
  if (found.correctedAt < askedAt)
    throw badInput(
      'This was corrected before it was asked. Name the correction that came of it.',
      'correctionId',
    );
}
