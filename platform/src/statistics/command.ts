import type { OwnersCommand } from '../database/owners-command.js';
import { makeEditionAlone } from './make.js';
import type { CountedByOwner } from './owner.js';
import { lastMonths, reportOn, yearsTold } from './report.js';

const USAGE = `Usage: npm run statistics -- [year] [--again]
Checks with the solver, of one year or of all, that no number of 1 to 10 people and no correction of so few can be placed too well by all editions
that are kept, and tells how much the last one withholds. It ends with 1 when one can. What it tells is for the owner alone.
--again makes another edition of the year first, with what was corrected since the last one.`;

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
    const isAgain = words.includes('--again');
    const [year, ...more] = words.filter((word) => word !== '--again');
    if (more.length > 0 || (year === undefined ? isAgain : !/^\d{4}$/.test(year))) throw new Error(USAGE);
    const { maintenance } = await open('statistics', process.env);
    try {
      const { query } = maintenance;
      const years = year === undefined ? await yearsTold(query, counted) : [Number(year)];
      if (years.length === 0) console.log('There is no edition yet.');
      for (const one of years) {
        if (isAgain)
          await maintenance.transaction(async () => {
            await makeEditionAlone(query, counted, {
              year: one,
              months: await lastMonths(query, counted, one),
            });
            return { result: undefined, events: [] };
          });
        const { lines, isSafe } = await reportOn(query, counted, one);
        console.log(lines.join('\n'));
        if (!isSafe) process.exitCode = 1;
      }
    } finally {
      await maintenance.close();
    }
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
