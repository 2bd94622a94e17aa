import { asOf, type Change, isTold } from '../bulk/dated.js';
import type { Row, Table } from '../bulk/table.js';

/** A row that came in a time. Moments are milliseconds since 1970. */
export interface Come {
  at: number;
  row: Row;
}

/** A row that changed in a time: as it was written, as it is now, and when it changed last. */
export interface Changed {
  at: number;
  before: Row;
  after: Row;
}

/** What a table has more, and what became of what it had. */
export interface Difference {
  come: Come[];
  changed: Changed[];
}

/** What happened in a table from one moment to another. */
export function differenceOf({ goesOn }: Table, from: number, until: number): Difference {
  const difference: Difference = { come: [], changed: [] };
  if (!goesOn) return difference;
  const compare = (row: Row, changes: readonly Change[]) => {
    const at = changes.findLast((change) => change.at <= until)?.at;
    if (at === undefined || at <= from) return;
    const [before, after] = [asOf({ row, changes }, from), asOf({ row, changes }, until)];
    difference.changed.push({ at, before, after });
  };
  const known = goesOn.onward.changes?.();
  if (known && known.size > 0)
    for (const row of goesOn.past()) {
      const changes = known.get(row['id'] as string);
      if (changes) compare(row, changes);
    }
  for (const one of goesOn.onward.dated()) {
    if (one.at > from) {
      if (isTold(one, until)) difference.come.push({ at: one.at, row: asOf(one, until) });
    } else if (one.changes) compare(one.row, one.changes);
  }
  return difference;
}
