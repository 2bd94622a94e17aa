import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run import -- <file> --mapping <file> --report <file> (--dry-run | --reason "<which register, why, who decided>")
  --good-rows         takes over every good row; without it nothing is taken over when one row is bad
  --hold-duplicates   a row whose person may be on record already is a bad row; without it, it is taken over and reported
  --rows <number>     how many rows the file must have`;

export interface ImportOptions {
  file: string;
  mapping: string;
  report: string;
  goodRows: boolean;
  holdDuplicates: boolean;
  dryRun: boolean;
  reason: string;
  rows?: number | undefined;
}

/** @throws Error with how the command is used */
export function readOptions(words: string[]): ImportOptions {
  const read = attempt(words);
  const { mapping, report, reason = '', rows, ...flags } = read?.values ?? {};
  const [file, ...more] = read?.positionals ?? [];
  const dryRun = flags['dry-run'] ?? false;
  const isWhole = file && more.length === 0 && mapping && report && (dryRun || reason.trim() !== '');
  if (!isWhole || (rows !== undefined && !/^\d{1,9}$/.test(rows)) || reason.length > 500)
    throw new Error(USAGE);
  return {
    file,
    mapping,
    report,
    reason: reason.trim(),
    dryRun,
    goodRows: flags['good-rows'] ?? false,
    holdDuplicates: flags['hold-duplicates'] ?? false,
    rows: rows === undefined ? undefined : Number(rows),
  };
}

function attempt(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        mapping: { type: 'string' },
        report: { type: 'string' },
        reason: { type: 'string' },
        rows: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'good-rows': { type: 'boolean' },
        'hold-duplicates': { type: 'boolean' },
      },
    });
  } catch {
    return undefined;
  }
}
