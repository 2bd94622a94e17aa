import { linesOf } from './lines.js';
import type { SourceRow, SourceRows } from './source-row.js';

/** Reads JSON lines: one object a line, of texts, numbers, truths, and lists of these. @param columns those that are asked for */
export function readJsonLines(path: string, encoding: string, columns: readonly string[]): SourceRows {
  return {
    columns,
    rows: (async function* () {
      for await (const lines of linesOf(path, encoding))
        yield lines
          .filter(({ text }) => text.trim() !== '')
          .map(({ number, text, isCut }): SourceRow => {
            const row = { line: number, until: number };
            if (isCut)
              return {
                ...row,
                cells: {},
                broken: brokenBy('The line is longer than two million characters.', text),
              };
            try {
              return { ...row, cells: cellsOf(JSON.parse(text)) };
            } catch {
              return {
                ...row,
                cells: {},
                broken: brokenBy('The line is no JSON object of plain values.', text),
              };
            }
          });
    })(),
  };
}

const brokenBy = (reason: string, raw: string) => ({ rule: 'UNREADABLE' as const, reason, raw });

function cellsOf(value: unknown): Record<string, string | null> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error();
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cellOf(one)]));
}

/** A list is written as cells are: with a line feed between its values. */
function cellOf(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) throw new Error();
  return value.map(cellOf).join('\n');
}
