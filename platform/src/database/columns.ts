import { getTableColumns, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  type PgTable,
  type pgSchema,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { labels } from '../labels/labels.js';
import { describedList, wordsOf } from '../schema/value-list.js';
import { readStoredMoment } from '../values/moment.js';

/** How sure a record is of what it says about another owner's entity. */
export const Verification = describedList(
  'Verification',
  "How sure a record is of what it says about another owner's entity.",
  labels.Verification,
  {
    VERIFIED: 'The owner has confirmed it.',
    UNVERIFIED: 'The owner could not be asked. It is asked again by itself; show it as unconfirmed.',
    REFUTED: 'The owner says that it is not so. The record stays, with that mark.',
  },
);
export type Verification = keyof typeof Verification;

/** Primary key: a UUIDv7 made by the application, so that PostgreSQL 15 needs no extension for it. */
export const identifier = () => uuid('id').primaryKey();

/** A moment, with its zone, as a JavaScript `Date`. The tables of an `ownerSchema` bound it by themselves. */
export const moment = customType<{ data: Date; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (value) => value.toISOString(),
  fromDriver: readStoredMoment,
});

/** A text column that takes only the words of a list: the tables of an `ownerSchema` refuse any other by themselves. */
export const word = <T extends string>(name: string, list: { readonly [K in T]: K }) =>
  text(name, { enum: wordsOf(list) });

/** What every changeable row carries: an optimistic version and the times of its life. */
export const lifecycle = {
  version: integer('version').notNull().default(1),
  createdAt: moment('created_at').notNull().default(sql`now()`),
  updatedAt: moment('updated_at').notNull().default(sql`now()`),
};

/** What every written record keeps about who wrote it and under which agreement. */
export const provenance = {
  recordedBySubject: text('recorded_by_subject'),
  recordedByOrganisation: text('recorded_by_organisation'),
  sopId: uuid('sop_id'),
};

/**
 * What a record keeps for itself and no type shows: a page that is read leaves it where it is (`columnsOf`), since each value
 * costs on its way, moments most.
 */
export const UNSHOWN = [
  'recordedBySubject',
  'recordedByOrganisation',
  'sopId',
  'createdAt',
  'updatedAt',
] as const;
export type Unshown = (typeof UNSHOWN)[number];

/** What a row that points at another owner's entity keeps about that pointer. */
export const verification = {
  verification: word('verification', Verification).notNull().default('VERIFIED'),
};

/** The table that makes a repeated write answer as the first one did. Every owner's schema has one. */
export const idempotencyTable = (schema: ReturnType<typeof pgSchema>) =>
  schema.table(
    'idempotency',
    {
      organisation: text('organisation').notNull(),
      subject: text('subject').notNull(),
      key: text('key').notNull(),
      operation: text('operation').notNull(),
      inputDigest: text('input_digest').notNull(),
      result: jsonb('result').$type<unknown>(),
      createdAt: moment('created_at').notNull().default(sql`now()`),
    },
    (table) => [
      primaryKey({ columns: [table.organisation, table.subject, table.key] }),
      index('idempotency_by_age').on(table.createdAt),
    ],
  );

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/**
 * The owner's audit: a chain of events, where it ends, by which numbers its events name people, and in which blocks of links
 * people with such numbers are named. Every owner's schema has these; see `audit/`.
 */
export const auditTables = (schema: ReturnType<typeof pgSchema>) => ({
  auditEvent: schema.table('audit_event', {
    sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
    event: text('event').notNull(),
    /** Of events of the first two formats; empty in later ones. */
    people: uuid('people').array().notNull(),
    /** The people of later events, in order, as `audit_person` numbers them. */
    numbers: integer('numbers').array().notNull().default([]),
    others: uuid('others').array().notNull().default([]),
    reads: text('reads').notNull().default(''),
    records: bytes('records').notNull().default(sql`''`),
    hash: text('hash').notNull(),
    seal: text('seal').notNull(),
  }),
  auditPerson: schema.table('audit_person', {
    number: integer('number').primaryKey(),
    person: uuid('person').notNull().unique(),
  }),
  auditPlace: schema.table(
    'audit_place',
    { near: integer('near').notNull(), block: bigint('block', { mode: 'number' }).notNull() },
    (table) => [primaryKey({ columns: [table.near, table.block] })],
  ),
  auditHead: schema.table(
    'audit_head',
    {
      single: boolean('single').primaryKey().default(true),
      sequence: bigint('sequence', { mode: 'number' }).notNull(),
      hash: text('hash').notNull(),
    },
    (table) => [check('audit_head_single', sql`${table.single}`)],
  ),
});

/** The columns of a table but for those that are withheld by name: a new column needs no second place. */
export function columnsOf<
  Table extends PgTable,
  const Left extends keyof Table['_']['columns'] & string = never,
>(table: Table, { without = [] }: { without?: readonly Left[] } = {}): Omit<Table['_']['columns'], Left> {
  const left: readonly string[] = without;
  const kept = Object.entries(getTableColumns(table)).filter(([name]) => !left.includes(name));
  return Object.fromEntries(kept) as unknown as Omit<Table['_']['columns'], Left>;
}
