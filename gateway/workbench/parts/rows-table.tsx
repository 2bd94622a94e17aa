import { textOf } from '../../explorer/cell-text.js';
import type { Json } from '../../explorer/json.js';
import type { Table } from '../../explorer/table.js';
import { explainer, type GraphError } from '../../explorer/trouble.js';
import { labelInRow } from '../labels.js';
import { fieldLabel } from '../words.js';
import { useSpeech } from './speech.js';

const MOST_SHOWN = 300;

/** The rows of any list of an answer. What is null is unknown, with the reason where the graph says one. */
export function RowsTable({ table, title, errors }: { table: Table; title: string; errors: GraphError[] }) {
  const { say, locale } = useSpeech();
  const { columns, rows } = table;
  if (rows.length === 0) return <p className="hint">{say('noRows')}</p>;
  const explain = explainer(errors);
  const text = (column: string, value: Json) => {
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
    if (typeof value === 'number') return value.toLocaleString(locale);
    return typeof value === 'string' ? textOf(labelInRow(column, value, locale)) : textOf(value);
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
              {columns.map((column) => (
                <th key={column} scope="col">
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
                  const value = cell?.value ?? null;
                  if (value === null)
                    return (
                      <td key={column} className="quiet">
                        {cell ? (explain(cell.path)?.message ?? say('unknown')) : ''}
                      </td>
                    );
                  return (
                    <td key={column} className={typeof value === 'number' ? 'figure' : undefined}>
                      {text(column, value)}
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
