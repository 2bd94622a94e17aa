import { identifier, lifecycle, provenance, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  numeric,
  text,
  time,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { facilities } from '../table.js';
import { CentreKind, PublishedMeasure, RoomKind, ShiftWindow, TargetGroup, ZoneSex } from './values.js';

export const centre = facilities.table('centre', {
  id: identifier(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  kind: word('kind', CentreKind).notNull(),
  country: text('country').notNull(),
  authority: text('authority').notNull(),
  timeZone: text('time_zone').notNull(),
  ...lifecycle,
});

/** The hours of a centre's shift windows: data of the centre, local wall-clock time; a night ends on the next day. */
export const shiftWindow = facilities.table(
  'shift_window',
  {
    id: identifier(),
    centreId: uuid('centre_id')
      .notNull()
      .references(() => centre.id),
    window: word('window', ShiftWindow).notNull(),
    startsAt: time('starts_at').notNull(),
    endsAt: time('ends_at').notNull(),
  },
  (table) => [unique('shift_window_once').on(table.centreId, table.window)],
);

/** A site of a centre, such as Voenna Rampa of the Sofia centre. */
export const shelter = facilities.table(
  'shelter',
  {
    id: identifier(),
    centreId: uuid('centre_id')
      .notNull()
      .references(() => centre.id),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    note: text('note'),
    ...lifecycle,
  },
  (table) => [index('shelter_of_centre').on(table.centreId)],
);

export const building = facilities.table(
  'building',
  {
    id: identifier(),
    centreId: uuid('centre_id')
      .notNull()
      .references(() => centre.id),
    shelterId: uuid('shelter_id').references(() => shelter.id),
    code: text('code').notNull(),
    name: text('name').notNull(),
    ...lifecycle,
  },
  (table) => [
    unique('building_code_once').on(table.centreId, table.code),
    index('building_of_shelter').on(table.shelterId),
  ],
);

export const safeZone = facilities.table(
  'safe_zone',
  {
    id: identifier(),
    centreId: uuid('centre_id')
      .notNull()
      .references(() => centre.id),
    shelterId: uuid('shelter_id').references(() => shelter.id),
    buildingId: uuid('building_id')
      .notNull()
      .references(() => building.id),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    targetGroup: word('target_group', TargetGroup).notNull(),
    /** Whole years from and to which residents live there, and of which sex; null for all. */
    ageFrom: integer('age_from'),
    ageTo: integer('age_to'),
    sex: word('sex', ZoneSex),
    openedOn: date('opened_on'),
    closedOn: date('closed_on'),
    operators: text('operators').array().notNull().default([]),
    sanitation: text('sanitation'),
    note: text('note'),
    ...lifecycle,
  },
  (table) => [
    index('safe_zone_of_centre').on(table.centreId),
    index('safe_zone_of_building').on(table.buildingId),
    check('safe_zone_ages_in_order', sql`${table.ageFrom} >= 0 and ${table.ageTo} >= ${table.ageFrom}`),
  ],
);

export const floor = facilities.table(
  'floor',
  {
    id: identifier(),
    buildingId: uuid('building_id')
      .notNull()
      .references(() => building.id),
    safeZoneId: uuid('safe_zone_id').references(() => safeZone.id),
    level: integer('level').notNull(),
    name: text('name').notNull(),
    renovatedOn: date('renovated_on'),
    ...lifecycle,
  },
  (table) => [
    unique('floor_level_once').on(table.buildingId, table.level),
    index('floor_of_safe_zone').on(table.safeZoneId),
  ],
);

export const room = facilities.table(
  'room',
  {
    id: identifier(),
    floorId: uuid('floor_id')
      .notNull()
      .references(() => floor.id),
    code: text('code').notNull(),
    kind: word('kind', RoomKind).notNull(),
    areaSquareMetres: numeric('area_square_metres', { precision: 7, scale: 2, mode: 'number' }),
    heightMetres: numeric('height_metres', { precision: 4, scale: 2, mode: 'number' }),
    ...lifecycle,
  },
  (table) => [
    unique('room_code_once').on(table.floorId, table.code),
    check('room_has_size', sql`${table.areaSquareMetres} > 0 and ${table.heightMetres} > 0`),
  ],
);

export const bed = facilities.table(
  'bed',
  {
    id: identifier(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => room.id),
    code: text('code').notNull(),
    /** The days on which the bed began and ceased to stand there; null while not known, or while it stands. */
    standsFrom: date('stands_from'),
    standsUntil: date('stands_until'),
    ...lifecycle,
  },
  (table) => [
    unique('bed_code_once').on(table.roomId, table.code),
    check('bed_stands_in_order', sql`${table.standsUntil} > ${table.standsFrom}`),
  ],
);

/** The dated series of places: nominal and usable, of a centre, a shelter or a safe zone (the narrowest one that is set). */
export const capacity = facilities.table(
  'capacity',
  {
    id: identifier(),
    centreId: uuid('centre_id')
      .notNull()
      .references(() => centre.id),
    shelterId: uuid('shelter_id').references(() => shelter.id),
    safeZoneId: uuid('safe_zone_id').references(() => safeZone.id),
    validFrom: date('valid_from').notNull(),
    nominal: integer('nominal').notNull(),
    usable: integer('usable'),
    surge: integer('surge'),
    source: text('source').notNull(),
    /** The work that changed the number. */
    workOrderId: uuid('work_order_id'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    uniqueIndex('capacity_once_a_day').on(
      table.centreId,
      sql`coalesce(${table.shelterId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      sql`coalesce(${table.safeZoneId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      table.validFrom,
    ),
    check(
      'capacity_not_negative',
      sql`${table.nominal} >= 0 and ${table.usable} >= 0 and ${table.surge} >= 0`,
    ),
  ],
);

/** A figure exactly as an authority published it; null means that none was published. A row without a place is the country's total. */
export const publishedFigure = facilities.table(
  'published_figure',
  {
    id: identifier(),
    country: text('country').notNull(),
    centreId: uuid('centre_id').references(() => centre.id),
    shelterId: uuid('shelter_id').references(() => shelter.id),
    safeZoneId: uuid('safe_zone_id').references(() => safeZone.id),
    measure: word('measure', PublishedMeasure).notNull(),
    asOf: date('as_of').notNull(),
    value: integer('value'),
    source: text('source').notNull(),
  },
  (table) => [index('published_figure_by_date').on(table.measure, table.asOf)],
);

/** What a centre is for from a day on, until a later record. */
export const centrePurpose = facilities.table(
  'centre_purpose',
  {
    id: identifier(),
    centreId: uuid('centre_id')
      .notNull()
      .references(() => centre.id),
    kind: word('kind', CentreKind).notNull(),
    validFrom: date('valid_from').notNull(),
    source: text('source').notNull(),
    ...provenance,
    ...lifecycle,
  },
  (table) => [unique('centre_purpose_once_a_day').on(table.centreId, table.validFrom)],
);

/** What stands in a room, beside its beds. */
export const roomEquipment = facilities.table(
  'room_equipment',
  {
    id: identifier(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => room.id),
    item: text('item').notNull(),
    quantity: integer('quantity').notNull(),
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    unique('room_equipment_once').on(table.roomId, table.item),
    check('room_equipment_some', sql`${table.quantity} > 0`),
  ],
);
