import { personas } from '../../../demo/dist/personas.js';
import { EVERYBODY } from '../../../gateway/dist/explorer/example.js';
import { readExamples } from '../../../gateway/dist/explorer/examples.js';
import { fillIn } from '../../../gateway/explorer/fill-in.js';
import { isObject, type JsonObject } from '../../../gateway/explorer/json.js';
import { bestList, listsOf } from '../../../gateway/explorer/lists.js';
import { refusalsOf } from '../../../gateway/explorer/trouble.js';
import { isLong } from '../../../test/support/run/long.js';
import type { ExplorerPage } from './explorer-page.js';

export const examples = readExamples();

const suits = (codes: string[], code: string) => codes.includes(code) || codes.includes(EVERYBODY);

export const examplesOf = (code: string) => examples.filter(({ personas }) => suits(personas, code));

/** The example that a persona begins with. */
export const firstOf = (code: string) => examplesOf(code)[0]!;

/** For whom an example is sent from the page: in the long form for everybody whom it suits, in the quick one for one of them. */
const isSentAs = ({ file, personas: codes }: (typeof examples)[number], code: string) => {
  const last = codes.at(-1) === EVERYBODY ? personas[0]!.code : codes.at(-1);
  return isLong || code === last || file === firstOf(code).file;
};

/**
 * Becomes a persona and sends its examples from the page: in the quick form the one that it begins with, and those that are sent
 * for nobody else. What the graph answers to everybody is asked of the graph itself, by `wrongWithoutThePage`.
 * @returns what is not as it should be, a sentence each: not who or what was chosen, no answer, an error, or no rows where the
 * example does not say why it may have none
 */
export async function wrongFor(
  explorer: ExplorerPage,
  persona: { code: string; purpose: string },
): Promise<string[]> {
  const { code } = persona;
  await explorer.become(code);
  const wrong: string[] = [];
  const offered = await explorer.purposes();
  if (!offered.includes(persona.purpose)) wrong.push(`${code} is offered ${offered}`);
  const { title } = await explorer.standing();
  if (title !== firstOf(code).title) wrong.push(`${code} begins with ${title}`);
  for (const example of examplesOf(code).filter((one) => isSentAs(one, code))) {
    const isNot = (what: string) => wrong.push(`${example.file} as ${code}: ${what}`);
    await explorer.take(example.file);
    const standing = Object.values(await explorer.standing()).join();
    const chosen = [code, example.purpose ?? persona.purpose, example.title].join();
    if (standing !== chosen) isNot(`stands ${standing}`);
    const { outcome, troubles, rows, table, json } = await explorer.send();
    if (!/^Answered in \d+ ms(, \d+ rows?)?\.$/.test(outcome)) isNot(outcome);
    if (troubles.length > 0) isNot(troubles.join('; '));
    const mayBeEmpty = example.empty && (!example.emptyAs || example.emptyAs === code);
    if (rows === 0 && !(mayBeEmpty && table === `None: the list is empty. ${example.empty}`))
      isNot(`no rows: ${table}`);
    const answer = json ? JSON.parse(json) : {};
    if (Object.keys(answer).join() !== 'data') isNot(`has ${Object.keys(answer)}`);
  }
  return wrong;
}

/** A persona's way to the graph, for a purpose. */
export type Ask = (
  persona: string,
  purpose: string,
  query: string,
  variables: unknown,
) => Promise<JsonObject>;

/**
 * Asks each example of each persona of the graph itself, with what it looks up first, by the page's own rules for both.
 * @returns what is not as it should be, a sentence each: an error, a refusal, or no rows where the example does not say why it may
 * have none
 */
export async function wrongWithoutThePage(
  ask: Ask,
  personas: { code: string; purpose: string }[],
): Promise<string[]> {
  const wrong: string[] = [];
  const purposeOf = (code: string) => personas.find((one) => one.code === code)!.purpose;
  for (const { code, purpose: own } of personas)
    for (const { file, first, firstAs, purpose = own, query, variables, table, ...example } of examplesOf(
      code,
    )) {
      const isNot = (what: string) => wrong.push(`${file} as ${code}: ${what}`);
      const found = first
        ? await ask(firstAs ?? code, firstAs ? purposeOf(firstAs) : purpose, first, {})
        : {};
      if (found['errors']) isNot(`looks up ${JSON.stringify(found['errors'])}`);
      const looked = isObject(found['data']) ? found['data'] : {};
      const answer = await ask(
        code,
        purpose,
        query,
        fillIn(JSON.parse(variables), looked, () => crypto.randomUUID()),
      );
      if (Object.keys(answer).join() !== 'data') isNot(JSON.stringify(answer['errors']));
      const data = answer['data'] ?? null;
      const refusals = refusalsOf(data);
      if (refusals.length > 0) isNot(JSON.stringify(refusals));
      const lists = listsOf(data);
      const best = bestList(lists, table);
      const mayBeEmpty = example.empty && (!example.emptyAs || example.emptyAs === code);
      if (lists.find(({ path }) => path === best)?.rows === 0 && !mayBeEmpty) isNot(`no rows: ${best}`);
    }
  return wrong;
}
