import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeRow, type Versioned } from '@mrrm/platform/writing/version';
import { and, eq } from 'drizzle-orm';
import { lockResident, recordedBy } from '../../register/repository/lock.js';
import { monthsAfter } from '../../register/rules/months-after.js';
import { subjectAccessRequest } from '../table.js';
import type { SubjectAccessAsker, SubjectAccessState } from '../values.js';
import { visibleSubjectAccess } from './find.js';

/** GDPR art. 12(3): within a month, and two months more where that is necessary and was said within the first. */
const [MONTHS, MONTHS_EXTENDED] = [1, 3];

export interface Asked {
  residentId: string;
  askedBy: SubjectAccessAsker;
  asked: string | null;
  askedAt: Date;
}

/** Keeps that somebody asks for what is kept. @returns the identifier of the request @throws Refusal NOT_FOUND */
export async function insertSubjectAccess(request: Request, query: Query, wanted: Asked): Promise<string> {
  await lockResident(request, query, wanted.residentId);
  const id = newIdentifier();
  const dueAt = monthsAfter(wanted.askedAt, MONTHS);
  await query.insert(subjectAccessRequest).values({ id, ...wanted, dueAt, ...recordedBy(request) });
  return id;
}

type Changed = Partial<typeof subjectAccessRequest.$inferInsert>;

/** @returns whose request it is @throws Refusal NOT_FOUND; CONFLICT for another version and for one that is answered */
async function changeOpen(
  request: Request,
  query: Query,
  row: Versioned,
  change: (found: typeof subjectAccessRequest.$inferSelect) => Changed,
): Promise<string> {
  const [found] = await query
    .select()
    .from(subjectAccessRequest)
    .where(and(eq(subjectAccessRequest.id, row.id), visibleSubjectAccess(request)))
    .for('update');
  if (!found) throw notFound('request', 'subjectAccessRequestId');
  const changed = found.state === 'OPEN' ? change(found) : {};
  await changeRow(query, subjectAccessRequest, row, changed, 'request');
  if (found.state !== 'OPEN') throw conflict('This request is answered already.', 'subjectAccessRequestId');
  return found.residentId;
}

/**
 * Gives a request two months more.
 * @returns whose it is
 * @throws Refusal NOT_FOUND; CONFLICT for another version, and for one that is answered or extended; RULE_VIOLATION once the first month is over
 */
export const extendSubjectAccess = (
  request: Request,
  query: Query,
  { reason, ...row }: Versioned & { reason: string },
): Promise<string> =>
  changeOpen(request, query, row, ({ askedAt, dueAt, extendedAt }) => {
    if (extendedAt) throw conflict('This request is extended already.', 'subjectAccessRequestId');
    if (request.now > dueAt)
      throw new Refusal('RULE_VIOLATION', 'The first month is over: answer the request.', {
        path: 'subjectAccessRequestId',
        rule: 'EXTENDED_TOO_LATE',
      });
    return {
      dueAt: monthsAfter(askedAt, MONTHS_EXTENDED),
      extendedAt: request.now,
      extendedById: request.actor.staffMember ?? null,
      extensionReason: reason,
    };
  });

export interface Answer extends Versioned {
  state: Exclude<SubjectAccessState, 'OPEN'>;
  exportSha256: string | null;
  answer: string | null;
}

/** Answers a request. @returns whose it is @throws Refusal NOT_FOUND; CONFLICT for another version and for one that is answered */
export const answerSubjectAccess = (
  request: Request,
  query: Query,
  { id, expectedVersion, ...told }: Answer,
): Promise<string> =>
  changeOpen(request, query, { id, expectedVersion }, () => ({
    ...told,
    answeredAt: request.now,
    answeredById: request.actor.staffMember ?? null,
    answeredBySubject: request.actor.principal,
  }));
