import { isDeepStrictEqual } from 'node:util';
import { personas } from '../../../demo/dist/personas.js';
import { EVERYBODY, type Example } from '../../../gateway/dist/explorer/example.js';
import { readExamples } from '../../../gateway/dist/explorer/examples.js';
import { foldRefusals } from '../../../gateway/dist/folded-refusals.js';
import { fillIn } from '../../../gateway/explorer/fill-in.js';
import type { JsonObject } from '../../../gateway/explorer/json.js';
import type { Answer, GraphError, TestGraph } from '../graph.js';
import { isLong } from '../run/long.js';
import type { Router } from './another-router.js';

const purposeOf = (code: string) => personas.find((one) => one.code === code)?.purpose ?? 'CARE';

/** Asks a router of another make just as a client asks our gateway. */
export async function askRouter(
  graph: TestGraph,
  router: Router,
  who: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(router.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${graph.tokens[who]}`,
      'x-purpose': purposeOf(who),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

const inOrder = (errors: readonly GraphError[]) =>
  errors.map(({ message, path, extensions }) => JSON.stringify({ path, message, extensions })).sort();

/** What the errors of an answer say and of which field, without the rows: Hive leaves out in which row of a list a field is closed. */
export const withoutRows = ({ errors = [] }: Answer) =>
  [
    ...new Set(
      errors.map(({ message, path, extensions: { rows: _, ...explained } }) =>
        JSON.stringify([path?.filter((step) => typeof step === 'string'), message, explained]),
      ),
    ),
  ].sort();

/** The moment at which something was asked stands in a refusal. */
const MOMENT = /\d{4}-\d\d-\d\dT[\d:.]+Z(?= lies in)/g;

/** An answer as it is compared: cursors are sealed anew each time, and errors come in any order. */
export const compared = ({ data, errors = [] }: Answer) => ({
  data: JSON.parse(JSON.stringify(data ?? null).replace(MOMENT, 'this moment'), (name, value) =>
    name === 'endCursor' && value ? 'a cursor' : value,
  ),
  errors: inOrder(foldRefusals(data, errors as never) as GraphError[]),
});

/** An answer about reads says of each what it is made of: the reads themselves are more by one each time that somebody asks. */
const withoutReads = (answer: Answer): Answer =>
  JSON.parse(JSON.stringify(answer), (name, value) => {
    if (name === 'totalCount' || !Array.isArray(value)) return name === 'totalCount' ? undefined : value;
    const shapes = value.map((one) => (one?.at && one.groups ? Object.keys(one).sort().join() : one));
    return typeof shapes[0] === 'string' ? [...new Set(shapes)] : value;
  });
const tellsOfReads = (query: string) => /\b(accessHistory|accessEvents|bases|outcome)\b/.test(query);

/** Each example of the explorer with one of its personas, or with each of them: its file, the persona, the example. */
export const examplesOfPersonas = readExamples().flatMap((example) => {
  const codes = example.personas[0] === EVERYBODY ? personas.map(({ code }) => code) : example.personas;
  return (isLong ? codes : codes.slice(0, 1)).map((code) => [example.file, code, example] as const);
});

/** What a router and our gateway answer to an example, to be compared. */
export async function answersOfBoth(graph: TestGraph, router: Router, code: string, example: Example) {
  const { first, firstAs, query, variables, purpose = purposeOf(code) } = example;
  const looker = firstAs ?? code;
  const lookedUp = first
    ? await graph.ask(looker, first, {}, { 'x-purpose': firstAs ? purposeOf(firstAs) : purpose })
    : { data: {} };
  const filled = fillIn(JSON.parse(variables), lookedUp.data as JsonObject, () =>
    crypto.randomUUID(),
  ) as object;
  const headers = { 'x-purpose': purpose };
  const told = tellsOfReads(query) ? withoutReads : (answer: Answer) => answer;
  const both = async () => ({
    theirs: compared(told(await askRouter(graph, router, code, query, filled, headers))),
    ours: compared(told(await graph.ask(code, query, filled, headers))),
  });
  let answers = await both();
  // An owner learns of a departure a little later: what has changed between the two is the same when it is asked again.
  for (let again = 0; again < 3 && !isDeepStrictEqual(answers.theirs, answers.ours); again += 1)
    answers = await both();
  return answers;
}
