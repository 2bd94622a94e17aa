import type { Figure } from '../answer/numbers.js';
import { PERIOD, type Pivot } from '../answer/pivot.js';
import { labelOf } from '../labels.js';
import { useSpeech } from './speech.js';

interface Properties {
  pivot: Pivot;
  title: string;
  axisLabel(axis: string): string;
  label(axis: string, cell: Figure): string;
  onWithheld(cell: Figure): void;
}

/** Numbers as a table: the form that everybody can read. */
export function NumbersTable({ pivot, title, axisLabel, label, onWithheld }: Properties) {
  const { say, locale, number } = useSpeech();
  const { rowAxes, columnAxis, rows, columns, at } = pivot;
  const isSeries = !columnAxis && rowAxes[0] === PERIOD;
  const anyIn = (column: string) => rows.map((row) => at(row, column)).find((cell) => cell)!;
  const shown = (cell: Figure | undefined) => {
    if (cell?.value != null) return number(cell.value);
    if (!cell?.withheld) return <span className="hint">{say('unknown')}</span>;
    return (
      <button type="button" className="hatched withheld" onClick={() => onWithheld(cell)}>
        {labelOf('StatisticsWithheld', cell.withheld, locale)}
      </button>
    );
  };
  const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.abs(value))}`;
  const beforeOf = (cell: Figure | undefined) => {
    const before = cell?.before;
    if (!before) return say('unknown');
    return before.value != null ? number(before.value) : say(before.withheld ? 'withheld' : 'unknown');
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <section className="scrolled" tabIndex={0} aria-label={say('table')}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {rowAxes.map((axis) => (
              <th key={axis} scope="col">
                {axisLabel(axis)}
              </th>
            ))}
            {columns.map((column) => (
              <th key={column} scope="col" className="figure">
                {label(columnAxis!, anyIn(column))}
              </th>
            ))}
            {!columnAxis && (
              <th scope="col" className="figure">
                {say('number')}
              </th>
            )}
            {isSeries && (
              <>
                <th scope="col" className="figure">
                  {say('before')}
                </th>
                <th scope="col" className="figure">
                  {say('change')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const cells = columnAxis ? columns.map((column) => at(row, column)) : [at(row)];
            const known = cells.find((cell) => cell)!;
            return (
              <tr key={row.join('\n')}>
                {rowAxes.map((axis) => (
                  <th key={axis} scope="row">
                    {label(axis, known)}
                  </th>
                ))}
                {cells.map((cell, index) => (
                  <td key={columns[index] ?? ''} className="figure">
                    {shown(cell)}
                  </td>
                ))}
                {isSeries && (
                  <>
                    <td className="figure quiet">{beforeOf(known)}</td>
                    <td className="figure quiet">
                      {known.before?.change == null ? '–' : signed(known.before.change)}
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
