import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, notFound } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { provenanceOf } from '../../access/provenance.js';
import { foundBy } from '../../premises/repository/found-by.js';
import { notice, noticeText } from '../table.js';
import type { NoticeAudience } from '../values.js';

export interface NoticeWords {
  language: string;
  title: string;
  text: string;
}

export interface NoticeRow {
  id: string;
  centreId: string;
  audience: NoticeAudience;
  startsAt: Date;
  endsAt: Date | null;
  withdrawnAt: Date | null;
  version: number;
  texts: NoticeWords[];
}

/** Whether a notice is shown at a moment. */
export const shownAt = (moment: Date): SQL => sql`(${notice.startsAt} <= ${at(moment)}
  and (${notice.endsAt} is null or ${notice.endsAt} > ${at(moment)})
  and (${notice.withdrawnAt} is null or ${notice.withdrawnAt} > ${at(moment)}))`;

/** Notices that meet a condition with their texts, the latest first; in one statement. */
async function findNotices(request: Request, condition: SQL): Promise<NoticeRow[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      id: notice.id,
      centreId: notice.centreId,
      audience: notice.audience,
      startsAt: notice.startsAt,
      endsAt: notice.endsAt,
      withdrawnAt: notice.withdrawnAt,
      version: notice.version,
      language: noticeText.language,
      title: noticeText.title,
      text: noticeText.text,
    })
    .from(notice)
    .innerJoin(noticeText, eq(noticeText.noticeId, notice.id))
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', notice.centreId)}`)
    .orderBy(desc(notice.startsAt), desc(notice.id), asc(noticeText.language));
  const notices = new Map<string, NoticeRow>();
  for (const { language, title, text, ...row } of rows) {
    const known = notices.get(row.id) ?? { ...row, texts: [] };
    known.texts.push({ language, title, text });
    notices.set(row.id, known);
  }
  return [...notices.values()];
}

export const noticesById = foundBy(findNotices)(notice.id);

/** The notices of each centre that are shown at a moment. */
export const findNoticesShown = (request: Request, centreIds: string[], moment: Date) =>
  findNotices(request, sql`${isOneOf(notice.centreId, centreIds)} and ${shownAt(moment)}`);

export interface NewNotice {
  centreId: string;
  audience: NoticeAudience;
  startsAt: Date;
  endsAt: Date | null;
}

/** @returns the identifier of the notice */
export async function insertNotice(
  request: Request,
  query: Query,
  wanted: NewNotice,
  texts: NoticeWords[],
): Promise<string> {
  const id = newIdentifier();
  const provenance = provenanceOf(request, wanted.centreId, request.now);
  await query.insert(notice).values({ id, ...wanted, ...provenance });
  await query
    .insert(noticeText)
    .values(texts.map((words) => ({ id: newIdentifier(), noticeId: id, ...words })));
  return id;
}

/** Withdraws a notice now. @throws Refusal NOT_FOUND or CONFLICT */
export async function withdrawNotice(
  request: Request,
  query: Query,
  noticeId: string,
  expectedVersion: number,
): Promise<void> {
  const [present] = await query
    .select({ withdrawnAt: notice.withdrawnAt })
    .from(notice)
    .where(sql`${notice.id} = ${noticeId} and ${visibleAt(request, 'PREMISES', notice.centreId)}`);
  if (!present) throw notFound('notice', 'noticeId');
  const values = { withdrawnAt: request.now };
  await changeRow(query, notice, { id: noticeId, expectedVersion }, values, 'notice');
  if (present.withdrawnAt) throw conflict('This notice is withdrawn already.', 'noticeId');
}
