import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cell, Cube, Row } from '@mrrm/platform/statistics/cells';
import type { Judged } from '@mrrm/platform/statistics/judged';

const PROGRAM = fileURLToPath(new URL('gauss-suppression.R', import.meta.url));

/** Whether there is an R with the package of Statistics Norway: no test installs it. */
export const hasGaussSuppression = (): boolean =>
  spawnSync('Rscript', ['-e', 'stopifnot(requireNamespace("SSBtools", quietly = TRUE))']).status === 0;

/**
 * What the function GaussSuppression of Statistics Norway withholds of the same tables, for the same guarded sums and in the same order.
 * @param candidates the cells that nothing forbids by itself, in the order in which they are to be told
 * @returns the keys of those of them that it withholds
 */
export function withheldByGauss(cube: Cube, { guarded }: Judged, candidates: readonly Cell[]): Set<string> {
  const cells = [...cube.cells.values()].filter(({ row }) => row.size > 0);
  const numbers = new Map(cells.map(({ key }, at) => [key, at + 1]));
  const signs = new Map(cells.map(({ row }, at) => [signOf(row), at + 1]));
  const primary = guarded.flatMap(({ row }) => signs.get(signOf(row)) ?? []);
  const extra = guarded.filter(({ row }) => !signs.has(signOf(row)));
  const folder = mkdtempSync(join(tmpdir(), 'gauss-'));
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  const triplets = (rows: readonly Row[]) =>
    rows.flatMap((row, at) => [...row].map(([base, factor]) => `${base + 1},${at + 1},${factor}`));
  write('x.csv', triplets(cells.map(({ row }) => row)));
  write('extra.csv', triplets(extra.map(({ row }) => row)));
  write('primary.csv', primary.map(String));
  write('candidates.csv', candidates.flatMap(({ key }) => numbers.get(key) ?? []).map(String));
  try {
    const told = execFileSync('Rscript', [PROGRAM, folder], { encoding: 'utf8' });
    const withheld = told.split('\n').filter((line) => line !== '');
    return new Set(withheld.map((line) => cells[Number(line) - 1]!.key));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const signOf = (row: Row): string =>
  [...row]
    .map(([base, factor]) => `${base}*${factor}`)
    .sort()
    .join(';');
