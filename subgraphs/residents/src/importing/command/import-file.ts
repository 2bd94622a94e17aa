import { eventsAbout } from '@mrrm/platform/audit/in-bulk';
import type { Query } from '@mrrm/platform/database/database';
import type { Maintenance } from '@mrrm/platform/database/maintenance';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import { sql } from 'drizzle-orm';
import { nameToFold } from '../../names/table.js';
import { resident, stay } from '../../register/table.js';
import { Report, type Reported } from '../files/report.js';
import { type Alike, possibleDuplicates } from '../repository/alike.js';
import { type Finding, findingsOf } from '../repository/findings.js';
import { STAGING, stagedThere } from '../repository/staged.js';
import { keepRun, takeOver } from '../repository/take-over.js';
import type { Fault } from '../rules/fault.js';
import type { Mapping } from '../rules/mapping.js';
import { isOnRecord, placeOf, reasonOf } from '../rules/reasons.js';
import { importedRow } from '../table.js';
import type { ImportOptions } from './options.js';
import type { Progress } from './progress.js';
import { type OpenedFile, openFile } from './read-file.js';
import { stage } from './stage.js';
import { verifyStaged } from './verify-staged.js';

/** Any number; the same one for every import, so that no two go on at once. */
const LOCK = 4_071_922;
/** Rows that one statement registers. */
const AT_ONCE = 5000;

export interface Outcome {
  rows: number;
  imported: number;
  known: number;
  refused: number;
  /** Rows that were taken over, and may be of somebody who is on record. */
  doubtful: number;
}

export interface ImportOf {
  maintenance: Maintenance;
  actor: Actor;
  mapping: Mapping;
  options: ImportOptions;
  progress: Progress;
}

/**
 * Takes a file over: copies it beside the register, judges all rows, writes the report, and registers the good rows in one transaction
 * with its events. Killed before the commit it has changed nothing; after it, the same file changes nothing.
 * @throws Error with one sentence, having changed nothing
 */
export async function importFile(the: ImportOf): Promise<Outcome> {
  const { maintenance, mapping, options, progress } = the;
  const { query } = maintenance;
  const file = await openFile(options.file, mapping);
  const [lock] = await query.execute(sql`select pg_try_advisory_lock(${LOCK}) as taken`);
  if (!lock!['taken']) throw new Error('Another import goes on. Wait until it has ended.');
  const { rows, faults } = await stage(maintenance, file, mapping, progress);
  if (options.rows !== undefined && rows !== options.rows)
    throw new Error(`The file has ${rows} rows, and ${options.rows} are expected. Is it whole?`);
  const findings = await findingsOf(query, stagedThere, mapping.source, sql`true`);
  const known = [...findings.values()].filter(({ rule }) => isOnRecord(rule));
  await takeAway([...findings.keys()]);
  const alike = await possibleDuplicates(query);
  for (const [line, finding] of findings)
    if (finding.rule !== 'KNOWN') faults.set(line, [faultOf(mapping, finding)]);
  for (const [line, others] of alike) faults.set(line, [faultOfAlike(others)]);
  if (options.holdDuplicates) await takeAway([...alike.keys()]);
  const outcomeOf = (line: number): Reported =>
    findings.get(line)?.rule === 'DIFFERS'
      ? 'DIFFERS'
      : !options.holdDuplicates && alike.has(line)
        ? 'DOUBTFUL'
        : 'REFUSED';
  const refused = [...faults.keys()].filter((line) => outcomeOf(line) === 'REFUSED').length;
  progress.tell('judged', rows, rows);
  await writeReport(the, file, faults, outcomeOf);
  const good = rows - refused - known.length;
  const isTaken = !options.dryRun && good > 0 && (refused === 0 || options.goodRows);
  if (isTaken) await register(the, { rows, good, known: known.length, refused }, file);
  return {
    rows,
    imported: isTaken ? good : 0,
    known: known.length,
    refused,
    doubtful: options.holdDuplicates ? 0 : alike.size,
  };

  async function takeAway(lines: number[]) {
    await query.execute(sql`delete from ${sql.raw(STAGING)} where line = any(${sql.param(lines)}::int[])`);
  }
}

async function writeReport(
  { options, mapping }: ImportOf,
  file: OpenedFile,
  faults: ReadonlyMap<number, Fault[]>,
  outcomeOf: (line: number) => Reported,
) {
  const { columns, rows } = await file.read();
  const report = await Report.begin(
    options.report,
    columns,
    mapping.format === 'csv' ? mapping.delimiter : undefined,
  );
  for await (const some of rows)
    await report.add(
      some.flatMap((row) => {
        const why = faults.get(row.line);
        return why ? [{ outcome: outcomeOf(row.line), row, faults: why }] : [];
      }),
    );
  await report.end();
}

/** One transaction, in parts only for the sake of progress. */
async function register(
  { maintenance, actor, mapping, options, progress }: ImportOf,
  count: { rows: number; good: number; known: number; refused: number },
  { sha256 }: OpenedFile,
) {
  const { query } = maintenance;
  const runId = newIdentifier();
  const recorder = { recordedBySubject: actor.principal, recordedByOrganisation: actor.organisation };
  await verifyStaged(query);
  await maintenance.transaction(async () => {
    await keepRun(query, {
      id: runId,
      source: mapping.source,
      fileSha256: sha256,
      reason: options.reason,
      rowsRead: count.rows,
      rowsImported: count.good,
      rowsKnown: count.known,
      rowsRefused: count.refused,
      ...recorder,
    });
    const lines = (await query.execute(sql`select line from ${stagedThere} order by line`)).map(
      (row) => row['line'] as number,
    );
    for (let from = 0; from < lines.length; from += AT_ONCE) {
      const last = lines[Math.min(from + AT_ONCE, lines.length) - 1]!;
      const part = sql`(select * from ${stagedThere} where line between ${lines[from]!}::int and ${last}::int) as staged`;
      await takeOver(query, part, { source: mapping.source, runId, ...recorder });
      progress.tell('registered', Math.min(from + AT_ONCE, lines.length), lines.length);
    }
    const people = (await query.execute(sql`select id from ${stagedThere}`)).map(
      (row) => row['id'] as string,
    );
    return {
      result: undefined,
      events: eventsAbout({ ...actor, correlation: runId }, 'importResidents', people),
    };
  });
  await planAnew(query);
}

/**
 * The slice has planned its statements for what was there before, at the first import for nobody: it plans them anew at once, and not when
 * autovacuum comes by.
 */
async function planAnew(query: Query): Promise<void> {
  try {
    for (const table of [resident, stay, nameToFold, importedRow]) await query.execute(sql`analyze ${table}`);
  } catch {
    // The rows are on record, whatever becomes of this.
  }
}

function faultOf(mapping: Mapping, finding: Finding): Fault {
  const column = mapping.fields[placeOf(finding)]?.column ?? null;
  return { column, valueClass: null, rule: finding.rule, reason: reasonOf(finding, 'line') };
}

function faultOfAlike(others: Alike[]): Fault {
  const names = others.map(({ line, number }) => (line === null ? number : `line ${line}`)).join(', ');
  const reason = `Somebody very much alike is on record, or in a row before: ${names}. Make sure that it is another person.`;
  return { column: null, valueClass: null, rule: 'POSSIBLE_DUPLICATE', reason };
}
