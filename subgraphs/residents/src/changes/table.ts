import { word } from '@mrrm/platform/database/columns';
import { feedColumns } from '@mrrm/platform/feed/columns';
import { index, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { residents } from '../table.js';
import { ChangedGroup, ResidentChangeKind } from './values.js';

/**
 * What became of whom, in the order in which it can be read without missing any: triggers on `resident` and `stay` write it in the
 * transaction of the change itself (see the migration). It holds no value of anybody. Nothing refers to it and it refers to nothing:
 * the triggers write of rows that are there.
 */
export const change = residents.table(
  'change',
  {
    ...feedColumns,
    kind: word('kind', ResidentChangeKind).notNull(),
    /** Of what tells of one group alone; null for what whoever knows of the resident may know. */
    fieldGroup: word('field_group', ChangedGroup),
    residentId: uuid('resident_id').notNull(),
    stayId: uuid('stay_id'),
    /** Where it happened: who may read it is judged there. */
    centreId: uuid('centre_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.generation, table.xid, table.id] }),
    index('change_of_centre').on(table.centreId, table.generation, table.xid, table.id),
  ],
);
