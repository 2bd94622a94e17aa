import { byId, element } from './elements.js';
import { type Answer, UNAUTHENTICATED } from './graph.js';
import { bestList, listsOf } from './lists.js';
import { showTable, type Wanted } from './show-table.js';
import { refusalsOf, type Trouble, troublesOf } from './trouble.js';

const MOST_TROUBLES = 20;

const count = (number: number, one: string, more = `${one}s`) => `${number} ${number === 1 ? one : more}`;

/** In one line, what became of the question. */
function outcomeOf(answer: Answer, table: string | undefined): { text: string; kind: string } {
  const { data, errors, milliseconds, status, retryAfter } = answer;
  const refused = refusalsOf(data).filter(({ severity }) => severity !== 'WARNING');
  const time = `${milliseconds} ms`;
  // The page has tried a new token by itself.
  if (status === UNAUTHENTICATED)
    return {
      text: `Refused (${status}): the graph takes no token that the sign-in gives. Stop \`npm start\` and start it again.`,
      kind: 'refused',
    };
  if (data === null)
    return {
      text: `${status < 400 ? 'No data came back' : `Refused (${status})`}: see why below. ${time}.${retryAfter ? ` Ask again in ${retryAfter} s.` : ''}`,
      kind: 'refused',
    };
  if (refused.length > 0) return { text: `Nothing was changed: see why below. ${time}.`, kind: 'refused' };
  if (errors.length > 0)
    return {
      text: `Answered in part in ${time}: ${count(errors.length, 'place')} with a reason below.`,
      kind: 'part',
    };
  const lists = listsOf(data);
  const shown = bestList(lists, table);
  const rows = lists.find(({ path }) => path === shown)?.rows;
  return { text: `Answered in ${time}${rows === undefined ? '' : `, ${count(rows, 'row')}`}.`, kind: 'good' };
}

const details = (pairs: [string, string][]) =>
  pairs.length > 0 &&
  element(
    'dl',
    { class: 'details' },
    ...pairs.flatMap(([name, value]) => [
      element('dt', { class: 'name' }, name),
      element('dd', { class: 'value' }, value),
    ]),
  );

const card = ({ place, code, message, details: pairs }: Trouble, kind: string) =>
  element(
    'li',
    { class: kind },
    element('p', {}, element('code', {}, code), ' ', message),
    details([...(place ? [['At', place] as [string, string]] : []), ...pairs]),
  );

/** Shows an answer: what became of it, what is wrong, the table and the text. */
export function showAnswer(answer: Answer, wanted: Wanted): void {
  const { text, kind } = outcomeOf(answer, wanted.table);
  say(text, kind);
  const cards = [
    ...refusalsOf(answer.data).map((one) => card(one, one.severity === 'WARNING' ? 'warning' : 'error')),
    ...troublesOf(answer.errors).map((one) => card(one, 'error')),
  ];
  const more = cards.length - MOST_TROUBLES;
  byId('troubles').replaceChildren(
    ...(cards.length > 0 ? [element('ul', {}, ...cards.slice(0, MOST_TROUBLES))] : []),
    ...(more > 0 ? [`and ${more} more, in the JSON.`] : []),
  );
  if (answer.data === null)
    byId('panel-table').replaceChildren(element('p', { class: 'empty' }, 'There are no data.'));
  else showTable(byId('panel-table'), answer.data, answer.errors, wanted);
  byId('panel-json').replaceChildren(element('pre', {}, JSON.stringify(answer.body, null, 2)));
}

/** Says in the line above the answer what goes on. */
export function say(text: string, kind = ''): void {
  const outcome = byId('outcome');
  outcome.textContent = text;
  outcome.dataset['kind'] = kind;
}

/** Empties the answer before the next question, and says what to do. */
export function showInvitation(text: string): void {
  say('');
  byId('troubles').replaceChildren();
  byId('panel-table').replaceChildren(
    element('p', { class: 'empty' }, text),
    element(
      'ul',
      { class: 'hints' },
      element('li', {}, 'Point at a name in the question: its meaning is shown.'),
      element('li', {}, 'Ctrl-Space in the question lists what can stand there.'),
      element(
        'li',
        {},
        'Another person above, or another example: what is closed to whom is told with its reason.',
      ),
    ),
  );
  byId('panel-json').replaceChildren();
}

/** Says that no answer came. */
export function showFailure(message: string): void {
  say(message, 'refused');
  byId('troubles').replaceChildren();
  byId('panel-table').replaceChildren();
  byId('panel-json').replaceChildren();
}
