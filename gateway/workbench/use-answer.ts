import { useEffect, useState } from 'react';
import { fillIn } from '../explorer/fill-in.js';
import { type Answer, ask } from '../explorer/graph.js';
import { isObject } from '../explorer/json.js';
import type { Persona } from '../src/explorer/persona.js';
import type { Asked } from './question/question.js';
import { READY, type Ready, type ReadyName } from './question/ready.js';

/** The purpose of numbers: whoever may not have it is told so by the graph. */
const PURPOSE = 'STATISTICS';

/** What is asked, and what has come of it so far. */
export interface Outcome {
  asked?: Asked;
  ready?: ReadyName;
  answer?: Answer;
  /** Why nothing came that is an answer, in a sentence. */
  failure?: string;
  isUnderWay: boolean;
}

export const askGraph = (persona: Persona, query: string, signal?: AbortSignal): Promise<Answer> =>
  ask({ query, variables: {}, persona, purpose: PURPOSE }, signal);

/**
 * A ready document, with what has to be looked up before.
 * @throws Error when it could not be found
 */
export async function readyDocument(
  persona: Persona,
  { first, document = '' }: Ready,
  signal?: AbortSignal,
): Promise<string> {
  if (!first) return document;
  const { data, errors } = await askGraph(persona, first, signal);
  if (!isObject(data) || errors.length > 0) throw new Error(errors[0]?.message ?? 'It is not known.');
  return document.replace(/<[\w.]+>/g, (place) => String(fillIn(place, data, () => '')));
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
  persona: Persona | undefined,
  request: Request | undefined,
  onText: (text: string) => void,
): Outcome {
  const [outcome, setOutcome] = useState<Outcome>({ isUnderWay: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function for the text asks nothing.
  useEffect(() => {
    if (!persona || !request) return setOutcome({ isUnderWay: false });
    const leaving = new AbortController();
    const { asked, ready, text } = request;
    const about = { ...(asked && { asked }), ...(ready && { ready }) };
    setOutcome({ ...about, isUnderWay: true });
    const run = async () => {
      const document = ready ? await readyDocument(persona, READY[ready], leaving.signal) : (text ?? '');
      onText(document);
      return askGraph(persona, document, leaving.signal);
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
