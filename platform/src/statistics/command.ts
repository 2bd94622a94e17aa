import { eventOf } from '../audit/in-bulk.js';
import type { Query } from '../database/database.js';
import type { OwnersCommand } from '../database/owners-command.js';
import { makeEditionAlone } from './make.js';
import type { CountedByOwner } from './owner.js';
import { lastMonths, reportOn, yearsTold } from './report.js';
import { setAside } from './set-aside.js';
import { EditionStops } from './stops.js';

const USAGE = `Usage: npm run statistics -- [year] [--again | --set-aside]
Checks with the solver, of one year or of all, that no number of 1 to 10 people and no correction of so few can be placed too well by all editions
that are kept, and tells how much the last one withholds. It ends with 1 when one can. What it tells is for the owner alone.
--again makes another edition of the year first, with what was corrected since the last one.
--set-aside takes every edition of the year away and makes a first one anew: where one of them stops the next, and nobody outside has read them. Whoever
kept their numbers may find out few people by the difference to the new ones.`;

const WAYS = ['--again', '--set-aside'];

/**
 * The owner's command that checks what is kept, and makes another edition of a year when it is asked to. It prints, and sets the exit code.
 * @param open opens the database as the owner of its tables
 */
export async function runStatistics(
  counted: CountedByOwner,
  open: (name: string, environment: NodeJS.ProcessEnv) => Promise<OwnersCommand>,
): Promise<void> {
  try {
    const words = process.argv.slice(2);
    const ways = words.filter((word) => WAYS.includes(word));
    const [year, ...more] = words.filter((word) => !WAYS.includes(word));
    const isWrong = year === undefined ? ways.length > 0 : !/^\d{4}$/.test(year);
    if (more.length > 0 || ways.length > 1 || isWrong) throw new Error(USAGE);
    const { maintenance, actor } = await open('statistics', process.env);
    try {
      const { query } = maintenance;
      const years = year === undefined ? await yearsTold(query, counted) : [Number(year)];
      if (years.length === 0) console.log('There is no edition yet.');
      for (const one of years) {
        if (ways.length > 0)
          await maintenance.transaction(async () => {
            const months = await lastMonths(query, counted, one);
            const isAnew = ways.includes('--set-aside') && 'count' in counted;
            if (isAnew) await setAside(query, counted, one);
            await makeEditionAlone(query, counted, { year: one, months });
            return { result: undefined, events: isAnew ? [eventOf(actor, 'setEditionsAside')] : [] };
          });
        await report(query, counted, one);
      }
    } finally {
      await maintenance.close();
    }
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

/** Prints what is found of a year; one that is stopped is said, and those after it are looked at. */
async function report(query: Query, counted: CountedByOwner, year: number): Promise<void> {
  try {
    const { lines, isSafe } = await reportOn(query, counted, year);
    console.log(lines.join('\n'));
    if (!isSafe) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof EditionStops)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
