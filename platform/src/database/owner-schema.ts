import { type SQL, sql } from 'drizzle-orm';
import { check, type PgColumnBuilderBase, pgSchema } from 'drizzle-orm/pg-core';
import { EARLIEST_DAY, LATEST_DAY } from '../values/moment.js';

/** What a column is before its table is built: drizzle says it nowhere else. */
interface Built {
  config: {
    name: string;
    columnType: string;
    customTypeParams?: { dataType(): string };
    enumValues?: readonly string[];
    /** What an array is of. */
    baseBuilder?: Built;
  };
}

const isMoment = ({ config }: Built) =>
  config.customTypeParams?.dataType().startsWith('timestamp') || config.columnType.startsWith('PgTimestamp');
const isDay = ({ config }: Built) => config.columnType.startsWith('PgDate');

/** The words that a column takes, and no others; undefined for a column without a list. Those of a list of words, each. */
const wordsOfColumn = ({ config }: Built): readonly string[] | undefined =>
  config.baseBuilder ? wordsOfColumn(config.baseBuilder) : config.enumValues;

/** `<table>_<column>_words`, of one of them where the column has several; a word that ends the table's name is not said twice. */
function nameOfWords(table: string, { config }: Built): string {
  const one = config.baseBuilder ? config.name.replace(/s$/, '') : config.name;
  return table.endsWith(`_${one}`) ? `${table}_words` : `${table}_${one}_words`;
}

function takesOnly(words: readonly string[], { config }: Built, column: never): SQL {
  const list = sql.raw(words.map((word) => `'${word}'`).join(', '));
  return config.baseBuilder ? sql`${column} <@ array[${list}]::text[]` : sql`${column} in (${list})`;
}

/**
 * The database schema of an owner. Each column of `word` gets the constraint `<table>_<column>_words`: the database
 * itself refuses any other word. Each of its tables gets, for every moment and every day in it,
 * `<table>_<column>_within_centuries`: what no client may say, no row may hold. Nobody has to remember either.
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
        const words = wordsOfColumn(column);
        if (words?.length) return check(nameOfWords(table, column), takesOnly(words, column, built[key]!));
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
