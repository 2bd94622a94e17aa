import type { GraphQLSchema } from 'graphql';
import type { Example } from '../src/explorer/example.js';
import type { Persona } from '../src/explorer/persona.js';
import { showDocs } from './docs.js';
import { queryEditor, variablesEditor } from './editors.js';
import { byId } from './elements.js';
import { firstOf, showExamples, suits } from './example-list.js';
import { fillIn } from './fill-in.js';
import { type Answer, ask, readExamples, readPersonas } from './graph.js';
import { isObject, type Json, type JsonObject } from './json.js';
import { purposesOf, readSchema } from './schema.js';
import { say, showAnswer, showFailure, showInvitation } from './show-answer.js';
import { prepareTabs, showTab } from './tabs.js';

const [personas, examples] = await Promise.all([readPersonas(), readExamples()]);
const choices = {
  persona: byId<HTMLSelectElement>('persona'),
  purpose: byId<HTMLSelectElement>('purpose'),
  keep: byId<HTMLInputElement>('keep'),
};
const isNarrow = matchMedia('(max-width: 860px)');
const sendButton = byId<HTMLButtonElement>('send');
const nonce = document.querySelector('script')?.nonce ?? '';
const query = queryEditor(byId('query'), nonce, () => void send());
const variables = variablesEditor(byId('variables'), nonce, () => void send());

let persona = personas.find(({ code }) => code === sessionStorage.getItem('persona')) ?? personas[0]!;
let example: Example | undefined;
let schema: GraphQLSchema | undefined;
/** What is under way for the present question; the next one takes its place. */
let underWay = new AbortController();

for (const { code, title, organisation } of personas)
  choices.persona.add(new Option(`${title} · ${organisation}`, code));

function become(next: Persona, purpose = next.purpose): void {
  const isAnother = next !== persona;
  persona = next;
  sessionStorage.setItem('persona', next.code);
  choices.persona.value = next.code;
  if (isAnother || choices.purpose.options.length === 0) void offerPurposes(purpose);
  if (![...choices.purpose.options].some(({ value }) => value === purpose))
    choices.purpose.add(new Option(purpose));
  choices.purpose.value = purpose;
}

/** Only what the graph says that this persona may ask for. */
async function offerPurposes(chosen: string): Promise<void> {
  const who = persona;
  choices.purpose.replaceChildren(new Option(chosen));
  const offered = await purposesOf(who, schema).catch(() => [who.purpose]);
  if (who !== persona) return;
  const now = choices.purpose.value;
  choices.purpose.replaceChildren(...offered.map((one) => new Option(one)));
  choices.purpose.value = offered.includes(now) ? now : who.purpose;
}

function open(next: Example): void {
  example = next;
  become(
    suits(next, persona) ? persona : (personas.find(({ code }) => next.personas.includes(code)) ?? persona),
    next.purpose,
  );
  history.replaceState(null, '', `#${next.file.replace(/\.graphql$/, '')}`);
  byId('title').textContent = next.title;
  byId('asked-by').textContent = `Asked by ${next.askedBy}`;
  query.show(next.query.trimEnd());
  variables.show(next.variables);
  byId<HTMLDetailsElement>('variables-part').open = next.variables !== '{}';
  showInvitation(`Press Send to ask this as ${persona.title}, ${persona.organisation}.`);
  showExamples(examples, personas, { persona, example }, open);
  const { signal } = begin();
  if (next.first) void lookUp(next, next.first, signal);
}

/** Whatever is under way is of the question before. */
function begin(): AbortController {
  underWay.abort();
  underWay = new AbortController();
  sendButton.disabled = false;
  return underWay;
}

/** Asks an example's first question, and puts what it found into the variables. */
async function lookUp(of: Example, first: string, signal: AbortSignal): Promise<void> {
  sendButton.disabled = true;
  try {
    const other = personas.find(({ code }) => code === of.firstAs);
    const asker = other ?? persona;
    const purpose = other?.purpose ?? choices.purpose.value;
    const found = await ask({ query: first, variables: {}, persona: asker, purpose }, signal);
    // What could not be told is not what is not there.
    if (!isObject(found.data) || found.errors.length > 0)
      throw new Error(`What this example needs could not be looked up: ${found.errors[0]?.message}`);
    const filled = fillIn(JSON.parse(of.variables) as Json, found.data, () => crypto.randomUUID());
    if (!signal.aborted) variables.show(JSON.stringify(filled, null, 2));
  } catch (error) {
    if (!signal.aborted) showFailure((error as Error).message);
  } finally {
    if (!signal.aborted) sendButton.disabled = false;
  }
}

/** @throws Error with one sentence when the variables are no JSON object */
function readVariables(): JsonObject {
  const text = variables.text().trim();
  if (!text) return {};
  let read: Json;
  try {
    read = JSON.parse(text) as Json;
  } catch (error) {
    throw new Error(`The variables are no JSON: ${(error as Error).message}`);
  }
  if (!isObject(read)) throw new Error('The variables have to be a JSON object: { … }.');
  return read;
}

async function send(): Promise<void> {
  if (sendButton.disabled) return;
  const { signal } = begin();
  sendButton.disabled = true;
  if (byId('tab-docs').getAttribute('aria-selected') === 'true') showTab('table');
  say(`Asking as ${persona.title} …`);
  try {
    const question = {
      query: query.text(),
      variables: readVariables(),
      persona,
      purpose: choices.purpose.value,
    };
    const answer: Answer = await ask(question, signal);
    if (signal.aborted) return;
    const name = example?.file.replace(/\.graphql$/, '') ?? 'answer';
    const mayBeEmpty = !example?.emptyAs || example.emptyAs === persona.code;
    const empty = mayBeEmpty ? example?.empty : undefined;
    showAnswer(answer, { table: example?.table, empty, name });
  } catch (error) {
    if (!signal.aborted) showFailure((error as Error).message);
  } finally {
    if (!signal.aborted) {
      sendButton.disabled = false;
      // On a telephone the answer is below the question.
      byId('outcome').scrollIntoView({ block: isNarrow.matches ? 'start' : 'nearest' });
    }
  }
}

const openFirst = () => {
  const first = firstOf(examples, persona);
  if (first) open(first);
};

prepareTabs();
showTab('table');
sendButton.addEventListener('click', () => void send());
byId('reset').addEventListener('click', () => example && open(example));
choices.persona.addEventListener('change', () => {
  become(personas.find(({ code }) => code === choices.persona.value)!);
  if (!choices.keep.checked) return openFirst();
  begin();
  showInvitation(`Press Send to ask the same as ${persona.title}, ${persona.organisation}.`);
  showExamples(examples, personas, { persona, example }, open);
});
const named = examples.find(({ file }) => file === `${location.hash.slice(1)}.graphql`);
if (named) open(named);
else openFirst();

try {
  schema = await readSchema(persona);
  query.learn(schema);
  showDocs(byId('panel-docs'), schema);
  await offerPurposes(choices.purpose.value);
} catch (error) {
  byId('panel-docs').textContent = `There is no documentation: ${(error as Error).message}`;
}
document.body.dataset['ready'] = 'true';
