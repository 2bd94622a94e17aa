/** How many of the rows say something that the others do not. */
function rankOf(rows: number[][]): number {
  const left = rows.map((one) => [...one]);
  const columns = left[0]?.length ?? 0;
  let found = 0;
  for (let column = 0; column < columns; column += 1) {
    const pivot = left.findIndex((one, index) => index >= found && Math.abs(one[column]!) > 1e-9);
    if (pivot < 0) continue;
    [left[found], left[pivot]] = [left[pivot]!, left[found]!];
    for (const [index, one] of left.entries()) {
      if (index === found) continue;
      const factor = one[column]! / left[found]![column]!;
      for (let at = 0; at < columns; at += 1) one[at]! -= factor * left[found]![at]!;
    }
    found += 1;
  }
  return found;
}

/** Whether a figure, as a row of 0 and 1 over cells, can be worked out from told ones by adding and subtracting. */
export const follows = (row: number[], told: number[][]): boolean =>
  told.length > 0 && rankOf([...told, row]) === rankOf(told);
