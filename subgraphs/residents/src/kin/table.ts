import { identifier, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { InformationSource } from '../register/values.js';
import { kept, residents } from '../table.js';
import { KinRelation, KinStanding, SafeToContact } from './values.js';

/**
 * A relative of a resident: somebody outside by name, or another resident by the row of that one which says the same the other way round.
 * Who that is, is found through that row alone: whoever may not see the other resident does not see the row.
 */
export const kin = residents.table(
  'kin',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    relation: word('relation', KinRelation).notNull(),
    mirrorId: uuid('mirror_id'),
    name: text('name'),
    place: text('place'),
    standing: word('standing', KinStanding).notNull(),
    safeToContact: word('safe_to_contact', SafeToContact).notNull(),
    toldBy: word('told_by', InformationSource).notNull(),
    ...kept,
  },
  (table) => [
    index('kin_of_resident').on(table.residentId),
    index('kin_by_mirror').on(table.mirrorId),
    check('kin_is_named_or_a_resident', sql`(${table.name} is null) = (${table.mirrorId} is not null)`),
    check('kin_place_of_who_is_outside', sql`${table.place} is null or ${table.name} is not null`),
    check('kin_ends_with_a_reason', sql`(${table.endedAt} is null) = (${table.endedBecause} is null)`),
  ],
);
