import { parse } from 'csv-parse/sync';
import { type Line, linesOf } from './lines.js';
import type { SourceRow, SourceRows } from './source-row.js';

/** A row goes over so many lines at most. After that its quote is one that was never closed. */
const MOST_LINES = 100;

/** A row before its cells are known. */
interface Frame {
  line: number;
  until: number;
  text: string;
  broken?: SourceRow['broken'];
}

const quotesIn = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
};

/**
 * Puts lines together to rows: a row ends at a line end outside of quotes. The parser alone would take all that follows a quote that is
 * never closed for one row; here its line is a bad row, and the next line is read as if nothing had been.
 */
class Framer {
  #open: Line[] = [];
  #quotes = 0;

  take(line: Line): Frame[] {
    if (this.#open.length === 0 && line.text === '') return [];
    this.#open.push(line);
    this.#quotes += quotesIn(line.text);
    if (line.isCut) return [this.#broken('TOO_LONG', 'The line is longer than two million characters.')];
    if (this.#quotes % 2 === 0) return [this.#whole()];
    return this.#open.length < MOST_LINES ? [] : this.#unclosed();
  }

  end(): Frame[] {
    const frames: Frame[] = [];
    while (this.#open.length > 0) frames.push(...this.#unclosed());
    return frames;
  }

  #whole(): Frame {
    const [first] = this.#open;
    const frame = {
      line: first!.number,
      until: this.#open.at(-1)!.number,
      text: this.#open.map(({ text }) => text).join('\n'),
    };
    this.#open = [];
    this.#quotes = 0;
    return frame;
  }

  #broken(rule: 'TOO_LONG' | 'QUOTES', reason: string): Frame {
    const frame = this.#whole();
    return { ...frame, broken: { rule, reason, raw: frame.text } };
  }

  /** The first line is bad by itself; those after it begin anew. */
  #unclosed(): Frame[] {
    const [first, ...rest] = this.#open;
    this.#open = [first!];
    const bad = this.#broken('QUOTES', 'A quote is opened here and not closed.');
    return [bad, ...rest.flatMap((line) => this.take(line))];
  }
}

const cellsOf = (texts: readonly string[], delimiter: string): string[][] =>
  parse(texts.join('\n'), { delimiter, record_delimiter: ['\n'], relax_column_count: true }) as string[][];

/** The cells of many rows at once; of one after the other where one of them is broken. */
function read(frames: readonly Frame[], delimiter: string): (Frame & { cells?: string[] })[] {
  const whole = frames.filter(({ broken }) => !broken);
  const together = attempt(() =>
    cellsOf(
      whole.map(({ text }) => text),
      delimiter,
    ),
  );
  if (together?.length === whole.length) {
    const cells = new Map(whole.map((frame, index) => [frame, together[index]!]));
    return frames.map((frame) => ({ ...frame, ...(cells.has(frame) && { cells: cells.get(frame)! }) }));
  }
  return whole.length === 1
    ? frames.flatMap((frame) => readOne(frame, delimiter))
    : frames.flatMap((frame) => read([frame], delimiter));
}

function readOne(frame: Frame, delimiter: string): (Frame & { cells?: string[] })[] {
  if (frame.broken) return [frame];
  const [first, ...rest] = frame.text.split('\n');
  const broken = { rule: 'QUOTES' as const, reason: 'A quote stands where none can be.', raw: first! };
  const bad = { line: frame.line, until: frame.line, text: first!, broken };
  // What was taken along by a quote that was not meant is read by itself.
  const alone = rest.map((text, index) => ({
    line: frame.line + index + 1,
    until: frame.line + index + 1,
    text,
  }));
  return [bad, ...alone.filter(({ text }) => text !== '').flatMap((one) => read([one], delimiter))];
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

async function* framesOf(path: string, encoding: string): AsyncGenerator<Frame[]> {
  const framer = new Framer();
  for await (const lines of linesOf(path, encoding)) yield lines.flatMap((line) => framer.take(line));
  yield framer.end();
}

/**
 * Reads CSV (RFC 4180, with any delimiter and line end). The first row names the columns.
 * @throws Error with one sentence when it names none, or one twice
 */
export async function readCsv(path: string, encoding: string, delimiter: string): Promise<SourceRows> {
  const frames = framesOf(path, encoding)[Symbol.asyncIterator]();
  let first: Frame[] = [];
  while (first.length === 0) {
    const next = await frames.next();
    if (next.done) throw new Error('The file has no row.');
    first = next.value;
  }
  const [header, ...others] = read(first, delimiter);
  if (!header?.cells) throw new Error('The first row, which names the columns, cannot be read.');
  const columns = header.cells.map((name) => name.trim());
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two columns are called "${twice}".`);
  const rowOf = ({ line, until, cells, broken }: Frame & { cells?: string[] }): SourceRow => {
    if (!cells) return { line, until, cells: {}, broken: broken! };
    const named = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']));
    if (cells.length === columns.length) return { line, until, cells: named };
    const reason = `The row has ${cells.length} cells, and ${columns.length} columns are named.`;
    return { line, until, cells: named, broken: { rule: 'COLUMNS', reason, raw: cells.join(delimiter) } };
  };
  return {
    columns,
    rows: (async function* () {
      yield others.map(rowOf);
      for (let next = await frames.next(); !next.done; next = await frames.next())
        yield read(next.value, delimiter).map(rowOf);
    })(),
  };
}
