import { type CountedRecord, type Measure, monthsOf, type Part } from './declaration.js';
import { type Weight, weigh } from './dominance.js';

/** What units did in some months together: of how many at least, and of the two that did most how much at most. */
export interface SumOfDeeds extends Weight {
  /** How many did it more than once. */
  again: number;
}

/** What units did in the months of a year, each as often as it liked. */
export class Deeds {
  readonly #byUnit = new Map<number, number[]>();
  readonly #onRecord: number[] = new Array(13).fill(0);

  /** @param held what holds, by base cell: what came on record later counts no more */
  constructor(
    private readonly measure: Measure,
    records: readonly CountedRecord[],
    private readonly months: number,
    private readonly held: ReadonlyMap<string, number>,
  ) {
    const { name } = measure;
    for (const { measure, month, unit, times = 1 } of records) {
      if (measure !== name || month > months) continue;
      const own = this.#byUnit.get(unit) ?? new Array<number>(13).fill(0);
      own[month]! += times;
      this.#byUnit.set(unit, own);
      this.#onRecord[month]! += times;
    }
  }

  count(month: number): number {
    return this.held.get(`${this.measure.name}|${month}`) ?? this.#onRecord[month]!;
  }

  /** The months of a part of the year that are over. */
  monthsIn(part: Part): number[] {
    const [first, last] = monthsOf(part);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(
      (month) => month <= this.months,
    );
  }

  of(months: readonly number[]): SumOfDeeds {
    const value = months.reduce((sum, month) => sum + this.count(month), 0);
    const late = months.reduce(
      (sum, month) => sum + Math.max(0, this.#onRecord[month]! - this.count(month)),
      0,
    );
    const contributions = [...this.#byUnit.values()]
      .map((own) => months.reduce((sum, month) => sum + own[month]!, 0))
      .filter((times) => times > 0);
    const { units, first, second } = weigh(contributions);
    const again = contributions.filter((times) => times > 1).length;
    // Whoever came on record later may be none of those who are counted.
    return { value, units: value === 0 ? 0 : Math.max(1, units - late), first, second, again };
  }
}
