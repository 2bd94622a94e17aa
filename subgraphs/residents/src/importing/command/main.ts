import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { constraintOf, sqlStateOf } from '@mrrm/platform/database/postgres-failure';
import { type OwnersCommand, openAsOwner } from '../../owners-command.js';
import { readMapping } from '../rules/mapping.js';
import { importFile, type Outcome } from './import-file.js';
import { readOptions } from './options.js';
import { Progress } from './progress.js';

const DONE = 0;
const NOTHING_DONE = 1;
const DONE_IN_PART = 3;

/** @returns the status with which the process ends: 0 when every row is on record or was rehearsed, 3 when the good ones are, 1 when nothing was done */
export async function runImport(words: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const began = performance.now();
  let command: OwnersCommand | undefined;
  try {
    const options = readOptions(words);
    const mapping = readMapping(
      await readFile(options.mapping, 'utf8').catch((error: { code?: string }) => {
        throw new Error(`The mapping cannot be read (${error.code}).`);
      }),
    );
    command = await openAsOwner('import', environment);
    const progress = new Progress((line) => console.error(line));
    const outcome = await importFile({ ...command, mapping, options, progress });
    console.log(summaryOf(outcome, options.dryRun, options.report, (performance.now() - began) / 1000));
    if (outcome.refused === 0) return DONE;
    return outcome.imported > 0 ? DONE_IN_PART : NOTHING_DONE;
  } catch (error) {
    console.error(`Nothing was imported: ${sentenceOf(error)}`);
    return NOTHING_DONE;
  } finally {
    await command?.maintenance.close();
  }
}

function summaryOf(outcome: Outcome, isRehearsal: boolean, report: string, seconds: number): string {
  const { rows, imported, known, refused, doubtful } = outcome;
  const would = rows - refused - known;
  const taken = isRehearsal ? `${would} would be registered` : `${imported} registered`;
  const left =
    !isRehearsal && imported < would ? ` ${would} good rows were not taken over, since others are bad.` : '';
  const look = refused + doubtful > 0 ? ` Look into ${report}.` : '';
  return `${rows} rows: ${taken}, ${known} on record before, ${refused} refused, ${doubtful} possible duplicates.${left}${look} ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows a second.`;
}

/** What the database says of a row may hold the row. */
function sentenceOf(error: unknown): string {
  const constraint = constraintOf(error);
  if (constraint)
    return `a row meets the constraint ${constraint}. Somebody may have registered meanwhile; run it again.`;
  const failure = error as Error;
  const sort = failure.constructor;
  return sort === Error ? failure.message : `${sort.name} ${sqlStateOf(error) ?? ''}`.trimEnd();
}
