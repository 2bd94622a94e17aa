import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Ending, endingOf, endKept, type Kept, keptBy } from '../../register/repository/kept.js';
import { lockResident } from '../../register/repository/lock.js';
import { identityDocument, photo } from '../table.js';

export type NewDocument = Omit<typeof identityDocument.$inferInsert, Kept> & {
  replaces: Pick<Ending, 'id' | 'reason'> | null;
};

/**
 * Records a document, in place of another record where one is named.
 * @returns the identifier of the record
 * @throws Refusal NOT_FOUND; CONFLICT for a record that has ended; BAD_USER_INPUT for one of another resident
 */
export async function recordDocument(
  request: Request,
  query: Query,
  { replaces, ...wanted }: NewDocument,
): Promise<string> {
  await lockResident(request, query, wanted.residentId);
  const id = newIdentifier();
  if (replaces) {
    const ending = { ...replaces, path: 'identityDocumentId', replacedById: id };
    if ((await endKept(request, query, identityDocument, 'DOCUMENTS', ending)) !== wanted.residentId)
      throw badInput('This is a record of another resident.', 'identityDocumentId');
  }
  await query.insert(identityDocument).values({ id, ...wanted, ...keptBy(request) });
  return id;
}

export type NewPhoto = Omit<typeof photo.$inferInsert, Kept>;

/** Records a photo; a former one that holds is replaced by it. @returns the identifier of the record @throws Refusal NOT_FOUND */
export async function recordPhoto(request: Request, query: Query, wanted: NewPhoto): Promise<string> {
  await lockResident(request, query, wanted.residentId);
  const id = newIdentifier();
  await query.execute(sql`update ${photo} set ${endingOf(request, 'A later photo stands in its place.')}, replaced_by_id = ${id}
    where ${and(eq(photo.residentId, wanted.residentId), isNull(photo.endedAt))}`);
  await query.insert(photo).values({ id, ...wanted, ...keptBy(request) });
  return id;
}
