import { textOf } from '../../explorer/cell-text.js';
import type { Cell, Table } from '../../explorer/table.js';
import { explainer, type GraphError } from '../../explorer/trouble.js';
import { labelInRow } from '../labels.js';
import { fieldLabel } from '../words.js';
import { type Speech, useSpeech } from './speech.js';

const MOST_SHOWN = 300;
/** The field by which rows of any owner say that their numbers are not told. */
const WITHHELD = 'withheld';

/** What a cell says in a language. */
export function textIn(column: string, { value }: Cell, { locale, say, number }: Speech): string {
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'number') return number(value);
  return typeof value === 'string' ? textOf(labelInRow(column, value, locale)) : textOf(value);
}

/** The rows of any list of an answer. What is null is unknown or withheld, with the reason where the graph says one. */
export function RowsTable({ table, title, errors }: { table: Table; title: string; errors: GraphError[] }) {
  const speech = useSpeech();
  const { say, locale } = speech;
  const { columns, rows } = table;
  if (rows.length === 0) return <p className="hint">{say('noRows')}</p>;
  const explain = explainer(errors);
  const areNumbers = columns.map((_, at) => rows.some((row) => typeof row[at]?.value === 'number'));
  const why = (row: Table['rows'][number], cell: Cell, at: number) => {
    const isWithheld = areNumbers[at] && row[columns.indexOf(WITHHELD)]?.value === true;
    return explain(cell.path)?.message ?? say(isWithheld ? 'withheld' : 'unknown');
  };
  return (
    <>
      {rows.length > MOST_SHOWN && (
        <p className="hint">{say('firstRows', { number: MOST_SHOWN, all: rows.length })}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section className="scrolled" tabIndex={0} aria-label={say('table')}>
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={column} scope="col" className={areNumbers[at] ? 'figure' : undefined}>
                  {fieldLabel(column, locale)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_SHOWN).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of an answer never change their order.
              <tr key={index}>
                {columns.map((column, at) => {
                  const cell = row[at];
                  const isTold = cell && cell.value !== null;
                  return (
                    <td
                      key={column}
                      className={
                        `${areNumbers[at] ? 'figure' : ''} ${isTold ? '' : 'quiet'}`.trim() || undefined
                      }
                    >
                      {isTold ? textIn(column, cell, speech) : cell && why(row, cell, at)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
