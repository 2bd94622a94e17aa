import { parseArgs } from 'node:util';
import { type OwnersCommand, openAsOwner } from '../../owners-command.js';
import { countSaidAgain, foldChanges } from './fold.js';

const USAGE = `Usage: npm run fold -- (--dry-run | --run) [--days <number>]
  Of changes that were recorded more than so many days ago, 90 by default and 7 at least, the last of each kind is kept.`;
const LEAST_DAYS = 7;
const DAY = 86_400_000;

/** Folds the feed, or says what a fold would take away. It ends with 1, having changed nothing, when it cannot. */
let command: OwnersCommand | undefined;
try {
  const { days, isRehearsal } = readWords(process.argv.slice(2));
  command = await openAsOwner('fold', process.env);
  const before = new Date(Date.now() - days * DAY);
  const count = await (isRehearsal ? countSaidAgain(command, before) : foldChanges(command, before));
  console.log(
    `${count} changes of before ${before.toISOString()} ${isRehearsal ? 'would be' : 'were'} folded.`,
  );
} catch (error) {
  console.error(`Nothing was folded: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await command?.maintenance.close();
}

function readWords(words: string[]): { days: number; isRehearsal: boolean } {
  const { values } = parse(words);
  const days = Number(values.days);
  if (values['dry-run'] === values.run || !Number.isInteger(days) || days < LEAST_DAYS)
    throw new Error(USAGE);
  return { days, isRehearsal: values['dry-run'] };
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        'dry-run': { type: 'boolean', default: false },
        run: { type: 'boolean', default: false },
        days: { type: 'string', default: '90' },
      },
    });
  } catch {
    throw new Error(USAGE);
  }
}
