import { sql } from 'drizzle-orm';
import { check, type PgColumnBuilderBase, pgSchema } from 'drizzle-orm/pg-core';
import { EARLIEST_DAY, LATEST_DAY } from '../values/moment.js';

/** What a column is before its table is built: drizzle says it nowhere else. */
interface Built {
  config: { name: string; columnType: string; customTypeParams?: { dataType(): string } };
}

const isMoment = ({ config }: Built) =>
  config.customTypeParams?.dataType().startsWith('timestamp') || config.columnType.startsWith('PgTimestamp');
const isDay = ({ config }: Built) => config.columnType.startsWith('PgDate');

/**
 * The database schema of an owner. Each of its tables gets, for every moment and every day in it, the constraint
 * `<table>_<column>_within_centuries`: what no client may say, no row may hold. Nobody has to remember it.
 */
export function ownerSchema<Name extends string>(name: Name) {
  const schema = pgSchema(name);
  const plain = schema.table as unknown as (
    table: string,
    columns: Record<string, PgColumnBuilderBase>,
    extra: (columns: Record<string, never>) => unknown[],
  ) => unknown;
  const bounded = (
    table: string,
    columns: Record<string, PgColumnBuilderBase>,
    extra?: (columns: Record<string, never>) => unknown[],
  ) =>
    plain(table, columns, (built) => [
      ...(extra?.(built) ?? []),
      ...Object.entries(columns as unknown as Record<string, Built>).flatMap(([key, column]) => {
        const constraint = `${table}_${column.config.name}_within_centuries`;
        const [from, until] = [sql.raw(`'${EARLIEST_DAY}'`), sql.raw(`'${LATEST_DAY}'`)];
        if (isDay(column)) return check(constraint, sql`${built[key]} between ${from} and ${until}`);
        if (!isMoment(column)) return [];
        const [begin, end] = [sql.raw(`'1900-01-01T00:00:00Z'`), sql.raw(`'2201-01-01T00:00:00Z'`)];
        return check(constraint, sql`${built[key]} >= ${begin} and ${built[key]} < ${end}`);
      }),
    ]);
  return Object.assign(schema, { table: bounded as unknown as typeof schema.table });
}
