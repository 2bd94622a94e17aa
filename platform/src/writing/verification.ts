import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { RequestDatabase } from '../database/database.js';
import { rows } from '../database/rows.js';
import type { RequestGraph } from '../graph/request-graph.js';
import { BEFORE_ALL, type ChoreMeans } from './chore.js';

/** A table whose rows point at other owners' entities and may have been written while an owner was away. */
export interface VerifiedTable {
  table: string;
  references: readonly VerifiedReference[];
}

/** A column that points at another owner's entity. */
export interface VerifiedReference {
  column: string;
  typename: string;
  /** Arguments of the owner's `FitQuestion`, each as an expression over the row; what is passed over by a reason is null. */
  fit?: Record<string, SQL> | undefined;
}

const MOST_ROWS = 25;
/** After so many rows that could not be settled an owner is away, and asked again in the next round. */
const MOST_PASSED_BY = 100;

/** Whose tables they are, and whether their rows wait for their act to be judged again, too: see `agreement/`. */
interface Options {
  owner: string;
  heldByActs?: boolean | undefined;
}

const actOf = ({ owner, heldByActs }: Options, name: SQL, state: string): SQL =>
  heldByActs
    ? sql`exists (select from ${sql.identifier(owner)}.unverified_act as act where act.record_id = ${name}.id and act.state = ${state})`
    : sql`false`;

/** A row whose act has not been judged again waits for that; one whose act was refuted is refuted with it. */
const openAct = (options: Options, name: SQL) => actOf(options, name, 'UNVERIFIED');
const refutedAct = (options: Options, name: SQL) => actOf(options, name, 'REFUTED');

/** What is asked of the pointers of a row, in the order in which the table names them. */
const askedOf = (references: readonly VerifiedReference[]): SQL =>
  sql`jsonb_build_array(${sql.join(
    references.map(
      ({ column, fit }) =>
        sql`jsonb_build_object('id', ${sql.identifier(column)}, 'fit', ${fit ? fitOf(fit) : sql`null`})`,
    ),
    sql`, `,
  )})`;

const fitOf = (fit: Record<string, SQL>): SQL =>
  sql`jsonb_build_object(${sql.join(
    Object.entries(fit).map(([name, value]) => sql`${sql.raw(`'${name}'`)}, ${value}`),
    sql`, `,
  )})`;

/**
 * Checks all rows of a table whose owners answer. One that fails keeps no other from it.
 * @yields after each portion how many rows are now known to be right or wrong
 */
export async function* verifyTable(
  options: Options,
  table: VerifiedTable,
  { request, graph }: ChoreMeans,
  failed: (error: unknown) => void,
): AsyncGenerator<number, void> {
  const name = sql`${sql.identifier(options.owner)}.${sql.identifier(table.table)}`;
  let passedBy = 0;
  for (let after: string | undefined = BEFORE_ALL; after; ) {
    const unverified: UnverifiedRow[] = await readUnverified(options, request, { name, table, after });
    let settled = 0;
    for (const row of unverified)
      settled += await verifyRow(request, graph, { name, table, row }).catch((error: unknown) => {
        failed(error);
        return 0;
      });
    yield settled;
    passedBy += unverified.length - settled;
    const isMore = unverified.length === MOST_ROWS && passedBy < MOST_PASSED_BY;
    after = isMore ? unverified.at(-1)!.id : undefined;
  }
}

const unverifiedRow = z.object({
  id: z.string(),
  /** Of its pointers, in the order in which the table names them. */
  asked: z.array(z.object({ id: z.string().nullable(), fit: z.record(z.string(), z.unknown()).nullable() })),
  refuted: z.boolean(),
});
type UnverifiedRow = z.infer<typeof unverifiedRow>;

async function readUnverified(
  options: Options,
  request: RequestDatabase,
  { name, table: { references }, after }: { name: SQL; table: VerifiedTable; after: string },
): Promise<UnverifiedRow[]> {
  return rows(
    await request.read(),
    sql`select id, ${askedOf(references)} as asked, ${refutedAct(options, name)} as refuted from ${name}
      where verification = 'UNVERIFIED' and not ${openAct(options, name)} and id > ${after} order by id limit ${MOST_ROWS}`,
    unverifiedRow,
  );
}

/** Asks the owners about the pointers of one row, and notes what they say. @returns 1, or 0 when one of them is away */
async function verifyRow(
  request: RequestDatabase,
  graph: RequestGraph,
  { name, table: { references }, row }: { name: SQL; table: VerifiedTable; row: UnverifiedRow },
): Promise<number> {
  const pointers = row.asked.flatMap(({ id, fit }, index) =>
    id ? [{ typename: references[index]!.typename, id, fit: fit ?? undefined }] : [],
  );
  const answers = await graph.judge(pointers);
  if (answers.some(({ existence }) => existence === 'UNREACHABLE')) return 0;
  const isWrong = answers.some(
    ({ existence, objections }) => existence === 'ABSENT' || objections.length > 0,
  );
  const state = row.refuted || isWrong ? 'REFUTED' : 'VERIFIED';
  await request.write((write) =>
    write.execute(sql`update ${name} set verification = ${state} where id = ${row.id}`),
  );
  return 1;
}
