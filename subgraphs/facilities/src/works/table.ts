import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, date, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import { centre, floor, room } from '../premises/table.js';
import { facilities } from '../table.js';
import { WorkOrderState } from './values.js';

/** A renovation or a repair: who asked, who pays, and what became of the number of places. */
export const workOrder = facilities.table(
  'work_order',
  {
    id: identifier(),
    centreId: uuid('centre_id')
      .notNull()
      .references(() => centre.id),
    floorId: uuid('floor_id').references(() => floor.id),
    roomId: uuid('room_id').references(() => room.id),
    title: text('title').notNull(),
    description: text('description'),
    state: word('state', WorkOrderState).notNull(),
    requestedBy: text('requested_by').notNull(),
    fundedBy: text('funded_by'),
    performedBy: text('performed_by'),
    openedOn: date('opened_on').notNull(),
    startedOn: date('started_on'),
    completedOn: date('completed_on'),
    /** Usable places of the rooms before and after; null when the work does not change them, or while it goes on. */
    placesBefore: integer('places_before'),
    placesAfter: integer('places_after'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('work_order_of_centre').on(table.centreId, table.openedOn),
    check(
      'work_order_days_in_order',
      sql`${table.startedOn} >= ${table.openedOn} and ${table.completedOn} >= coalesce(${table.startedOn}, ${table.openedOn})`,
    ),
    check('work_order_places_not_negative', sql`${table.placesBefore} >= 0 and ${table.placesAfter} >= 0`),
  ],
);

/** The rooms that a work order is about. */
export const workOrderRoom = facilities.table(
  'work_order_room',
  {
    id: identifier(),
    workOrderId: uuid('work_order_id')
      .notNull()
      .references(() => workOrder.id),
    roomId: uuid('room_id')
      .notNull()
      .references(() => room.id),
  },
  (table) => [
    unique('work_order_room_once').on(table.workOrderId, table.roomId),
    index('work_order_room_of_room').on(table.roomId),
  ],
);

/** Each step of a work order's life: who brought it to which state, and when. */
export const workOrderStep = facilities.table(
  'work_order_step',
  {
    id: identifier(),
    workOrderId: uuid('work_order_id')
      .notNull()
      .references(() => workOrder.id),
    state: word('state', WorkOrderState).notNull(),
    takenAt: moment('taken_at').notNull(),
    note: text('note'),
    ...provenance,
  },
  (table) => [index('work_order_step_of_work_order').on(table.workOrderId)],
);
