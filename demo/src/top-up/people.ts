import type { Sql, TransactionSql } from 'postgres';
import { asOf } from '../bulk/dated.js';
import type { Row, Table } from '../bulk/table.js';
import { stillToTell } from '../onward/onward.js';
import type { World } from '../world.js';

/** A resident as the register has it. Moments are milliseconds since 1970. */
interface Registered {
  centreId: string;
  zone: string;
  caseManager: string;
  departedAt: number | null;
  /** Somebody has changed the row since it was written: what was foreseen is no longer sure. */
  isTheirs: boolean;
}

/** What the register says of the residents of a history, after people have worked with it. */
export class Register {
  private constructor(
    private readonly residents: ReadonlyMap<string, Registered>,
    private readonly leavesAt: ReadonlyMap<string, number>,
  ) {}

  /** @param table of the residents @param world the history until a moment that is in the register */
  static async read(sql: Sql | TransactionSql, table: Table, world: World): Promise<Register> {
    const leavesAt = new Map(
      (world.onward ? stillToTell(world.onward) : []).map(({ id, leavesAt: at }) => [id, at]),
    );
    const until = world.onward?.until ?? 0;
    const written = new Map<string, number>();
    for (const row of rowsOf(table, until))
      written.set(row['id'] as string, Date.parse(row['updated_at'] as string));
    const rows = await sql`
      select id, centre_id, reach_zone, reach_case_manager, departed_at, updated_at from residents.resident
      where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify([...leavesAt.keys()])}::text::jsonb))`;
    const residents = rows.map((row): [string, Registered] => [
      row['id'],
      {
        centreId: row['centre_id'],
        zone: row['reach_zone'],
        caseManager: row['reach_case_manager'],
        departedAt: row['departed_at']?.getTime() ?? null,
        isTheirs: row['updated_at'].getTime() !== written.get(row['id']),
      },
    ]);
    return new Register(new Map(residents), leavesAt);
  }

  /** Whether something of a moment may be told of a resident. @param centreId where it would have been */
  mayAdd(residentId: string, at: number, centreId: unknown): boolean {
    const known = this.residents.get(residentId);
    if (!known) return false;
    if (!known.isTheirs) return true;
    if (known.departedAt !== null && at > known.departedAt) return false;
    return centreId === undefined || centreId === known.centreId;
  }

  /** Whether a row about a resident may be told what became of it at a moment. */
  mayChange(residentId: string, at: number): boolean {
    const known = this.residents.get(residentId);
    if (!known) return false;
    if (!known.isTheirs) return true;
    // What ends with the stay ends with the stay that people have made of it.
    if (at >= (this.leavesAt.get(residentId) ?? at)) return false;
    return known.departedAt === null || at <= known.departedAt;
  }

  /** A row with the resident's own centre, zone and case manager where it goes along with them. */
  carried(row: Row): Row {
    const known = this.residents.get(row['resident_id'] as string);
    if (!known || !('reach_zone' in row)) return row;
    return {
      ...row,
      centre_id: known.centreId,
      reach_zone: known.zone,
      reach_case_manager: known.caseManager,
    };
  }
}

function* rowsOf({ goesOn }: Table, until: number): Generator<Row> {
  if (!goesOn) return;
  const known = goesOn.onward.changes?.();
  for (const row of goesOn.past()) {
    const changes = known?.get(row['id'] as string);
    if (changes) yield asOf({ row, changes }, until);
  }
  for (const one of goesOn.onward.dated()) if (one.at <= until) yield asOf(one, until);
}
