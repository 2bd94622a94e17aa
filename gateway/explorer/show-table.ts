import { isMoment, textOf } from './cell-text.js';
import { csvOf } from './csv.js';
import { button, element } from './elements.js';
import type { Json } from './json.js';
import { bestList, goesOn, listsOf, WHOLE } from './lists.js';
import { save } from './save.js';
import { type Cell, type Table, tableOf } from './table.js';
import { explainer, type GraphError } from './trouble.js';

/** Longer tables are cut on the page, never in the file. */
const MOST_ROWS = 500;

/** What an example says of its answer. */
export interface Wanted {
  /** The path of the list that is worth a look first. */
  table?: string | undefined;
  /** Why that list may rightly be empty. */
  empty?: string | undefined;
  /** The name of a file that keeps the table, without its ending. */
  name: string;
}

/** Shows one list of an answer as a table, with a choice of the others. */
export function showTable(
  panel: HTMLElement,
  data: Json,
  errors: readonly GraphError[],
  { table: wanted, empty = '', name }: Wanted,
): void {
  const lists = listsOf(data);
  const explain = explainer(errors);
  const choice = element('select', { id: 'rows-of' });
  for (const { path, rows } of lists) choice.add(new Option(`${path} (${rows})`, path));
  choice.add(new Option('everything, field by field', WHOLE));
  const best = bestList(lists, wanted);
  choice.value = best;
  const place = element('div', { class: 'scrolled' });
  const note = element('p', { class: 'note' });
  const draw = () => {
    const table = tableOf(data, choice.value);
    const why = choice.value === best ? empty : '';
    place.replaceChildren(choice.value === WHOLE ? record(table, explain) : rows(table, explain, why));
    place.classList.toggle('scrolled', choice.value === WHOLE || table.rows.length > 0);
    note.textContent = noteOf(table, goesOn(data, choice.value));
  };
  choice.addEventListener('change', draw);
  const saving = button(
    'Save as CSV',
    () => save(`${name}.csv`, csvOf(tableOf(data, choice.value)), 'text/csv;charset=utf-8'),
    {
      class: 'plain',
    },
  );
  panel.replaceChildren(
    element('div', { class: 'tools' }, element('label', {}, 'Rows of ', choice), saving),
    place,
    note,
  );
  draw();
}

type Explain = ReturnType<typeof explainer>;

function rows({ columns, rows: all }: Table, explain: Explain, why: string): HTMLElement {
  if (all.length === 0)
    return element('p', { class: 'empty' }, `None: the list is empty.${why && ` ${why}`}`);
  const head = element(
    'tr',
    {},
    ...columns.map((name) => element('th', { scope: 'col' }, ...breakable(name))),
  );
  const lines = all
    .slice(0, MOST_ROWS)
    .map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, ...shown(cell, explain)))));
  return element('table', {}, element('thead', {}, head), element('tbody', {}, ...lines));
}

/** A long name goes on in the next line after a dot, never within a word. */
const breakable = (name: string) =>
  name.split(/(?<=\.)/).flatMap((step, index) => (index === 0 ? [step] : [element('wbr'), step]));

/** One row, turned on its side: a name and a value a line. */
function record({ columns, rows: all }: Table, explain: Explain): HTMLElement {
  const lines = columns.map((name, index) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, ...breakable(name)),
      element('td', {}, ...shown(all[0]?.[index], explain)),
    ),
  );
  return element('table', { class: 'record' }, element('tbody', {}, ...lines));
}

/** Null without an error is "nothing here"; null with one is unknown, and the error says why. An empty list is none. */
function shown(cell: Cell | undefined, explain: Explain): Node[] {
  if (!cell) return [];
  const { value, path } = cell;
  if (value === null) {
    const error = explain(path);
    if (!error) return [element('span', { class: 'null', title: 'null: no value' }, '–')];
    const code = String(error.extensions?.['code'] ?? 'ERROR');
    return [
      element('span', { class: 'closed', title: error.message }, code === 'FORBIDDEN' ? 'closed' : 'unknown'),
    ];
  }
  if (Array.isArray(value) && value.length === 0) return [element('span', { class: 'null' }, 'none')];
  const text = textOf(value);
  return typeof value === 'string' && text !== value
    ? [element('time', { datetime: value, title: value }, text)]
    : [document.createTextNode(text)];
}

function noteOf({ rows: all }: Table, isPage: boolean): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const hasMoments = all.some((row) => row.some((cell) => cell && isMoment(cell.value)));
  return [
    all.length > MOST_ROWS ? `The first ${MOST_ROWS} of ${all.length} rows; the file has all.` : '',
    isPage ? 'The list goes on after this page.' : '',
    hasMoments ? `Times are those of ${zone}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
