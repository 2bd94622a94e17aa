import type { Sql, TransactionSql } from 'postgres';
import { type Mark, setMark } from './bulk/mark.js';
import { analyse, connect, copyTables, hasRows } from './bulk/owner-load.js';
import type { Table } from './bulk/table.js';
import { Together } from './bulk/together.js';
import { demoMoment } from './moment.js';
import { OWNERS, type Owner, type OwnerUrls, TOUCHSTONES, tablesOf, withOwners } from './owners.js';
import { DEFAULT_SEED, makeWorld, type Size } from './world.js';

export interface LoadOptions {
  urls: OwnerUrls;
  size: Size;
  /** Another seed gives other people and other events at the same premises with the same staff. */
  seed?: number;
  /** How long the history goes on; at least until the last night of the past, `demoMoment`. */
  until: Date;
  /** For a history that stops with the past: around this moment there is a rota besides. Default: nowhere. */
  rotaFrom?: Date | undefined;
  /** Told what is being loaded and which part of all rows is, from 0 to 1. */
  onProgress?: (what: string, part: number) => void;
}

/** Number of rows by table. */
export type Counts = Record<string, number>;

/** Whether the demo data, or any resident, is in the databases. */
export async function isLoaded(urls: OwnerUrls): Promise<boolean> {
  const sql = connect(urls.residents);
  try {
    return await hasRows(sql, TOUCHSTONES.residents);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Fills the four migrated, empty databases with the published facts and a synthetic history until a moment.
 * One transaction per owner; all are committed once all are filled, or none is.
 * @throws Error when a database has rows already: nothing is changed then
 */
export async function loadDemo(options: LoadOptions): Promise<Counts> {
  const { urls, size, until, rotaFrom, seed = DEFAULT_SEED, onProgress = () => {} } = options;
  return withOwners(urls, async (sql) => {
    await refuseFilled(sql);
    onProgress('people', 0);
    const world = makeWorld({ size, seed, until, rotaFrom });
    const tables = Object.fromEntries(OWNERS.map((owner) => [owner, tablesOf(owner, world)])) as Record<
      Owner,
      Table[]
    >;
    const onRows = progressOf(Object.values(tables).flat(), onProgress);
    // Days around another moment are no history that could go on.
    const goesOn = rotaFrom === undefined;
    const mark = goesOn
      ? { size, seed, until: (until < demoMoment ? demoMoment : until).toISOString() }
      : undefined;
    const counts = await fill(sql, tables, mark, onRows);
    onProgress('statistics for the planner', 0.99);
    await Promise.all(OWNERS.map((owner) => analyse(sql[owner], tables[owner])));
    onProgress('done', 1);
    return counts;
  });
}

async function refuseFilled(sql: Record<Owner, Sql>): Promise<void> {
  for (const owner of OWNERS)
    if (await hasRows(sql[owner], TOUCHSTONES[owner]))
      throw new Error(
        `The database of ${owner} has rows in ${TOUCHSTONES[owner]} already: demo data is only loaded into empty databases.`,
      );
}

async function fill(
  sql: Record<Owner, Sql>,
  tables: Record<Owner, Table[]>,
  mark: Mark | undefined,
  onRows: (table: string, count: number) => void,
): Promise<Counts> {
  const filled = new Together(OWNERS.length);
  const turns: Promise<unknown>[] = [];
  const work = OWNERS.map((owner, turn) => {
    const load = async (transaction: TransactionSql) => {
      const counts = await copyTables(transaction, tables[owner], onRows);
      if (mark) await setMark(transaction, owner, mark);
      await filled.arrive();
      // Commits go one after another, so that the residents' is the last.
      await Promise.all(turns.slice(0, turn));
      return counts;
    };
    const loading = sql[owner].begin(load).catch((error: unknown) => {
      filled.fail(error);
      throw error;
    });
    turns.push(loading);
    return loading;
  });
  const outcomes = await Promise.allSettled(work);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
  return Object.assign({}, ...outcomes.map((outcome) => (outcome as PromiseFulfilledResult<Counts>).value));
}

function progressOf(tables: readonly Table[], onProgress: (what: string, part: number) => void) {
  const expected = new Map(tables.map((table) => [table.name, table.expected]));
  const total = tables.reduce((sum, table) => sum + table.expected, 0);
  let gone = 0;
  return (table: string, count: number) => {
    const rest = expected.get(table)!;
    // A table never counts for more than was expected of it.
    const counted = Math.min(rest, count);
    expected.set(table, rest - counted);
    gone += counted;
    onProgress(table.split('.')[1]!.replaceAll('_', ' '), Math.min((gone / total) * 0.98, 0.98));
  };
}
