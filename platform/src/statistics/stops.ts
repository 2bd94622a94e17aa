import { type Measure, MONTHS, partsUntil } from './declaration.js';
import type { Earlier } from './past.js';

/** Which edition it is. */
export interface Stopped {
  year: number;
  edition: number;
}

/** An edition that is kept and with which no later one of its year can be judged: what it told is known for good. */
export class EditionStops extends Error implements Stopped {
  constructor(
    readonly year: number,
    readonly edition: number,
    readonly reason: string,
  ) {
    super(
      `Edition ${edition} of ${year} ${reason}. No later edition of ${year} is built, since none could be judged with what this one told. Let the program that declares it build them; or, where nobody outside has read it, set the editions of that year aside by \`npm run statistics -- ${year} --set-aside\` in the slice.`,
    );
    this.name = 'EditionStops';
  }
}

/** An edition of which it is not known on what it stands, or whether anybody still declares it. */
export interface Unchecked extends Omit<Earlier, 'base' | 'guarded'> {
  number: number;
  base: Earlier['base'] | null;
  guarded: Earlier['guarded'] | null;
}

/** @throws EditionStops for the first one that stands on nothing, or that tells or stands on what nobody declares any more */
export function requireGround(
  year: number,
  measures: readonly Measure[],
  editions: readonly Unchecked[],
): Earlier[] {
  const isDeclared = declaredBy(measures);
  return editions.map(({ number, base, guarded, ...one }) => {
    if (!base || !guarded) throw new EditionStops(year, number, 'was kept without what it stands on');
    const keys = [...one.figures.map(({ key }) => key), ...base.map(([key]) => key)];
    const unknown = keys.find((key) => !isDeclared(key));
    if (unknown !== undefined)
      throw new EditionStops(year, number, `tells of ${unknown}, which nobody declares any more`);
    return { ...one, base, guarded };
  });
}

const WHEN: ReadonlySet<string> = new Set([
  ...partsUntil(12),
  ...[0, ...MONTHS.keys(), 12].map((month) => String(month)),
]);

/** Whether a key of a cell or of a base cell has a measure, a time and categories that are declared. */
function declaredBy(measures: readonly Measure[]): (key: string) => boolean {
  const named = new Map(measures.map((one) => [one.name, one]));
  return (key) => {
    const [name, when, ...words] = key.split('|') as [string, string, ...string[]];
    const dimensions = named.get(name)?.dimensions;
    return (
      dimensions?.length === words.length &&
      WHEN.has(when) &&
      words.every((word, at) => word === '*' || word === '' || dimensions[at]!.categories.includes(word))
    );
  };
}
