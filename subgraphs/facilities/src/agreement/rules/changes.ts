import type { SopChange } from '../types/change.js';
import type { Responsibility } from '../types/responsibility.js';

const keyOf = ({ function: name, organisationCode }: Responsibility) => `${name} ${organisationCode}`;

/** What a line says, apart from the version in which it stands. */
const said = ({ level, windows, clause }: Responsibility) => `${level} ${[...windows].sort()} ${clause}`;

const same = (before: Responsibility[], after: Responsibility[]) =>
  before.map(said).sort().join('\n') === after.map(said).sort().join('\n');

/** The difference between two versions of an SOP, by function and organisation; what stayed the same is not in it. */
export function changesBetween(before: Responsibility[], after: Responsibility[]): SopChange[] {
  const keys = [...new Set([...before, ...after].map(keyOf))].sort();
  return keys.flatMap((key) => {
    const [old, young] = [before, after].map((lines) => lines.filter((line) => keyOf(line) === key));
    if (same(old!, young!)) return [];
    const { function: name, organisationCode } = (young![0] ?? old![0])!;
    const kind = old!.length === 0 ? 'ADDED' : young!.length === 0 ? 'REMOVED' : 'CHANGED';
    return [{ kind, function: name, organisationCode, before: old!, after: young! } as SopChange];
  });
}
