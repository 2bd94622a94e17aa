import type { Sql, TransactionSql } from 'postgres';
import { type Mark, readMark, setMark } from '../bulk/mark.js';
import { analyse } from '../bulk/owner-load.js';
import { type Owner, type OwnerUrls, tablesOf, withOwners } from '../owners.js';
import { makeWorld, SIZES, type Size, type World } from '../world.js';
import { tellTable } from './owner.js';
import { Register } from './people.js';
import { tellPlacements } from './placements.js';

/** The residents come first: the others' rows are about those who are in the register then. */
const ORDER = ['residents', 'facilities', 'services', 'staff'] as const satisfies readonly Owner[];
/** Two starts at once wait for each other. Any number that nobody else takes. */
const LOCK = 20_250_101;
const MANY = 5000;

export interface TopUpOptions {
  urls: OwnerUrls;
  /** The moment until which the history is to go. */
  until: Date;
  /** What is missing may wait for the next time while it is shorter than this, in milliseconds. Default: nothing may. */
  mayWait?: number;
  /** Told what is being added and which part is done, from 0 to 1. */
  onProgress?: (what: string, part: number) => void;
}

/** What was added to the history. */
export interface ToppedUp {
  /** The moment from which on it was missing. */
  from: Date;
  /** Number of rows by table. */
  added: Record<string, number>;
}

/**
 * Adds to databases that `loadDemo` filled what has happened since the load or the last time: in one transaction per owner,
 * each with the moment until which it is told, so that one that was cut short goes on the next time. What people have
 * written stays: a row that somebody changed is not changed, and what cannot stand beside theirs is left out.
 * @returns undefined when there is nothing to add, or so little that it may wait, or when the databases were filled otherwise
 */
export async function topUpDemo({
  urls,
  until,
  mayWait = 0,
  onProgress = () => {},
}: TopUpOptions): Promise<ToppedUp | undefined> {
  return withOwners(urls, async (sql) => {
    await sql.residents`select pg_advisory_lock(${LOCK})`;
    const marks = await Promise.all(ORDER.map((owner) => readMark(sql[owner], owner)));
    const mark = marks[0];
    if (!isWhole(marks) || !mark) return undefined;
    const from = Math.min(...marks.map((one) => Date.parse(one.until)));
    if (until.getTime() - from <= mayWait) return undefined;
    onProgress('people', 0);
    const since = new Date(from);
    const world = makeWorld({ size: mark.size as Size, seed: mark.seed, until, since });
    const added: Record<string, number> = {};
    const registerTable = tablesOf('residents', world).find(({ name }) => name === 'residents.resident')!;
    const readRegister = (from: Sql | TransactionSql) => Register.read(from, registerTable, world);
    let told: Promise<Register> | undefined;
    // The residents' owner is told first: the others share what the register says then.
    const registerTold = () => {
      told ??= readRegister(sql.residents);
      return told;
    };
    for (const [done, owner] of ORDER.entries()) {
      onProgress(owner, (done + 0.5) / (ORDER.length + 1));
      await tellOwner(sql, owner, world, { readRegister, registerTold }, added);
    }
    onProgress('done', 1);
    return { from: since, added };
  });
}

function isWhole(marks: readonly (Mark | undefined)[]): marks is Mark[] {
  const [first] = marks;
  return marks.every(
    (one) => one && one.size === first!.size && one.seed === first!.seed && one.size in SIZES,
  );
}

interface Registers {
  /** The register as a transaction sees it now. */
  readRegister(from: TransactionSql): Promise<Register>;
  /** The register once its owner has been told; read at most once. */
  registerTold(): Promise<Register>;
}

async function tellOwner(
  sql: Record<Owner, Sql>,
  owner: Owner,
  world: World,
  { readRegister, registerTold }: Registers,
  added: Record<string, number>,
): Promise<void> {
  const until = world.onward!.until;
  const tables = tablesOf(owner, world).filter(({ goesOn }) => goesOn);
  const tell = async (transaction: TransactionSql) => {
    const mark = (await readMark(transaction, owner))!;
    const time = [Date.parse(mark.until), until] as const;
    if (time[0] >= until) return;
    let register = owner === 'residents' ? undefined : await registerTold();
    for (const table of tables) {
      if (table.name === 'facilities.placement')
        added[table.name] = await tellPlacements(transaction, table, world, time, register!);
      else added[table.name] = await tellTable(transaction, table, time, register);
      if (table === tables.find(({ name }) => name === 'residents.resident'))
        register = await readRegister(transaction);
    }
    await setMark(transaction, owner, { ...mark, until: new Date(until).toISOString() });
  };
  await sql[owner].begin(tell);
  await analyse(
    sql[owner],
    tables.filter(({ name }) => (added[name] ?? 0) > MANY),
  );
}
