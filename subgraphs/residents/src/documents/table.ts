import { identifier, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, date, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { kept, residents } from '../table.js';
import { DocumentSeen, IdentityDocumentType, PhotoConsent, PhotoContentType } from './values.js';

/** A document that says who somebody is: what stands in it, and what was seen of it. */
export const identityDocument = residents.table(
  'identity_document',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    type: word('type', IdentityDocumentType).notNull(),
    number: text('number'),
    issuingCountry: text('issuing_country'),
    issuedOn: date('issued_on'),
    expiresOn: date('expires_on'),
    seen: word('seen', DocumentSeen).notNull(),
    keptWhere: text('kept_where'),
    ...kept,
  },
  (table) => [
    index('identity_document_of_resident').on(table.residentId),
    // Who else carries it: see `repository/carried.ts`. Of the number alone, since under row-level security nothing is looked up by an expression.
    index('identity_document_by_number').on(table.number).where(sql`${table.endedAt} is null`),
    check('identity_document_expires_after_issue', sql`${table.expiresOn} >= ${table.issuedOn}`),
    check('identity_document_country_code', sql`${table.issuingCountry} ~ '^[A-Z]{3}$'`),
    check(
      'identity_document_ends_with_a_reason',
      sql`(${table.endedAt} is null) = (${table.endedBecause} is null)`,
    ),
  ],
);

/** Where the owner's store has the photo of somebody: a key, and what the image must be. No image is here. */
export const photo = residents.table(
  'photo',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    storeKey: text('store_key').notNull(),
    contentType: word('content_type', PhotoContentType).notNull(),
    sha256: text('sha256').notNull(),
    takenOn: date('taken_on').notNull(),
    consent: word('consent', PhotoConsent).notNull(),
    ...kept,
  },
  (table) => [
    index('photo_of_resident').on(table.residentId),
    uniqueIndex('photo_one_that_holds').on(table.residentId).where(sql`${table.endedAt} is null`),
    check('photo_hash', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
    check('photo_ends_with_a_reason', sql`(${table.endedAt} is null) = (${table.endedBecause} is null)`),
  ],
);
