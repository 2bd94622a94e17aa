import type { Request } from '@mrrm/platform/context';
import { columnsOf, UNSHOWN } from '@mrrm/platform/database/columns';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { ofVisibleResident } from '../../access/visibility.js';
import { shownKept } from '../../register/repository/kept.js';
import { identityDocument, photo } from '../table.js';
import type { IdentityDocument } from '../types/document.js';
import type { Photo } from '../types/photo.js';

const DOCUMENT = columnsOf(identityDocument, { without: UNSHOWN });
const PHOTO = columnsOf(photo, { without: UNSHOWN });

/** The documents of which a column holds one of these, those that hold first. */
async function findDocuments(
  request: Request,
  column: AnyPgColumn,
  ids: string[],
): Promise<IdentityDocument[]> {
  const query = await request.database.read();
  const rows = await query
    .select(DOCUMENT)
    .from(identityDocument)
    .where(and(isOneOf(column, ids), ofVisibleResident(request, identityDocument.residentId, 'DOCUMENTS')))
    .orderBy(
      sql`${identityDocument.endedAt} desc nulls first`,
      sql`${identityDocument.recordedAt} desc`,
      sql`${identityDocument.id} desc`,
    );
  return rows.map(shownKept);
}

/** The photos of which a column holds one of these, the one that holds first. */
async function findPhotos(request: Request, column: AnyPgColumn, ids: string[]): Promise<Photo[]> {
  const query = await request.database.read();
  const rows = await query
    .select(PHOTO)
    .from(photo)
    .where(and(isOneOf(column, ids), ofVisibleResident(request, photo.residentId, 'PHOTOS')))
    .orderBy(sql`${photo.endedAt} desc nulls first`, sql`${photo.id} desc`);
  return rows.map(shownKept);
}

export const documentsById = (request: Request, ids: string[]) =>
  findDocuments(request, identityDocument.id, ids);
export const documentsOfResidents = (request: Request, ids: string[]) =>
  findDocuments(request, identityDocument.residentId, ids);
export const photosById = (request: Request, ids: string[]) => findPhotos(request, photo.id, ids);
export const photosOfResidents = (request: Request, ids: string[]) =>
  findPhotos(request, photo.residentId, ids);
