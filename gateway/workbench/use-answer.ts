import { useEffect, useState } from 'react';
import { type Answer, type Asker, ask } from '../explorer/graph.js';
import { at } from '../explorer/json.js';
import { addressOf, addressOfReady } from './question/address.js';
import type { Asked } from './question/question.js';
import { READY, type ReadyName } from './question/ready.js';
import { PURPOSE } from './use-asker.js';

/** What is asked, and what has come of it so far. */
export interface Outcome {
  asked?: Asked;
  ready?: ReadyName;
  /** Where a program asks the same, when it is a kept question. */
  address?: string;
  answer?: Answer;
  /** Why nothing came that is an answer, in a sentence. */
  failure?: string;
  isUnderWay: boolean;
}

export const askGraph = (persona: Asker, query: string, signal?: AbortSignal): Promise<Answer> =>
  ask({ query, variables: {}, persona, purpose: PURPOSE }, signal);

/**
 * The document of a ready question, and the address at which a program asks it, with what has to be looked up before.
 * @throws Error when it could not be found
 */
async function readyAsked(
  persona: Asker,
  name: ReadyName,
  signal: AbortSignal,
): Promise<{ document: string; address: string }> {
  const { first, given = {}, document = '' } = READY[name];
  if (!first) return { document, address: addressOfReady(name, {}) };
  const { data, errors } = await askGraph(persona, first, signal);
  const found = Object.entries(given).map(([variable, path]): [string, string] => {
    const value = at(data, path);
    if (typeof value !== 'string') throw new Error(errors[0]?.message ?? 'It is not known.');
    return [variable, value];
  });
  return {
    // As a default, so that the document can be asked as it stands.
    document: found.reduce(
      (text, [variable, value]) =>
        text.replace(`$${variable}: ID!`, `$${variable}: ID! = ${JSON.stringify(value)}`),
      document,
    ),
    address: addressOfReady(name, Object.fromEntries(found)),
  };
}

export interface Request {
  asked?: Asked;
  ready?: ReadyName;
  /** The document of a question of the form, or of nothing that is known yet. */
  text?: string;
  /** Counts: the same is asked again when it changes. */
  round: number;
}

/** Asks whenever the request or who asks changes, and forgets the answer before. */
export function useAnswer(
  persona: Asker | undefined,
  request: Request | undefined,
  onText: (text: string) => void,
): Outcome {
  const [outcome, setOutcome] = useState<Outcome>({ isUnderWay: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function for the text asks nothing.
  useEffect(() => {
    if (!persona || !request) return setOutcome({ isUnderWay: false });
    const leaving = new AbortController();
    const { asked, ready, text } = request;
    const about: Partial<Outcome> = {
      ...(asked && { asked }),
      ...(asked && 'question' in asked && { address: addressOf(asked.question) }),
      ...(ready && { ready }),
    };
    setOutcome({ ...about, isUnderWay: true });
    const askWith = (document: string) => {
      onText(document);
      return askGraph(persona, document, leaving.signal);
    };
    const run = async () => {
      if (!ready) return askWith(text ?? '');
      const { document, address } = await readyAsked(persona, ready, leaving.signal);
      about.address = address;
      return askWith(document);
    };
    run().then(
      (answer) => !leaving.signal.aborted && setOutcome({ ...about, answer, isUnderWay: false }),
      (error: Error) =>
        !leaving.signal.aborted && setOutcome({ ...about, failure: error.message, isUnderWay: false }),
    );
    return () => leaving.abort();
  }, [persona, request]);
  return outcome;
}
