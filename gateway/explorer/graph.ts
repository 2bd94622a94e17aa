import type { Persona } from '../src/explorer/persona.js';
import type { Json, JsonObject } from './json.js';
import type { GraphError } from './trouble.js';

/** Who asks: a persona, for whom the sign-in of this machine has a token, or somebody who has signed in. */
export interface Asker extends Persona {
  /**
   * A good token of whoever has signed in.
   * @param isRefused whether the graph does not take the one before
   * @throws Error when there is none any more
   */
  token?(isRefused: boolean): Promise<string>;
}

/** A question as it is sent. */
export interface Question {
  query: string;
  variables: JsonObject;
  persona: Asker;
  purpose: string;
}

/** What came back, and how. */
export interface Answer {
  status: number;
  milliseconds: number;
  /** Seconds to wait before the next question, when the graph says so. */
  retryAfter?: string;
  data: Json;
  errors: GraphError[];
  /** The body as it came, for whoever wants to see all of it. */
  body: Json;
}

/** The status of an answer to a token that is not good. */
export const UNAUTHENTICATED = 401;
const RENEW_BEFORE_MILLISECONDS = 30_000;
const tokens = new Map<string, string>();

const goodUntil = (token: string): number => {
  const claims = token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
  return JSON.parse(atob(claims)).exp * 1000;
};

/** @throws Error when the sign-in gives no token */
async function tokenOf({ code, token: signedIn }: Asker, isRefused: boolean): Promise<string> {
  if (signedIn) return signedIn(isRefused);
  const kept = tokens.get(code);
  if (kept && goodUntil(kept) - RENEW_BEFORE_MILLISECONDS > Date.now()) return kept;
  const response = await fetch('/explorer/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona: code }),
  });
  const { token, message } = (await response.json().catch(() => ({}))) as {
    token?: string;
    message?: string;
  };
  if (!token) throw new Error(message ?? `The sign-in gives no token (status ${response.status}).`);
  tokens.set(code, token);
  return token;
}

/**
 * Asks the graph as a persona. Tokens stay in the memory of the page; one that the graph does not take, because the sign-in was
 * started anew or the clock went on in sleep, is renewed once.
 * @throws Error with one sentence when nothing that is an answer came back
 */
export async function ask(question: Question, signal?: AbortSignal): Promise<Answer> {
  const { code, token } = question.persona;
  const hadToken = token !== undefined || tokens.has(code);
  const answer = await askOnce(question, signal, false);
  if (answer.status !== UNAUTHENTICATED) return answer;
  tokens.delete(code);
  return hadToken ? askOnce(question, signal, true) : answer;
}

async function askOnce(
  question: Question,
  signal: AbortSignal | undefined,
  isRefused: boolean,
): Promise<Answer> {
  const { query, variables, persona, purpose } = question;
  const authorization = `Bearer ${await tokenOf(persona, isRefused).catch(unreachable)}`;
  const began = performance.now();
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, 'x-purpose': purpose },
    body: JSON.stringify({ query, variables }),
    signal: signal ?? null,
  }).catch(unreachable);
  const body = (await response.json().catch((error: Error) => {
    if (error.name === 'AbortError') throw error;
    throw new Error(
      `What came back (status ${response.status}) is no answer of the graph. Does \`npm start\` still run?`,
    );
  })) as { data?: Json; errors?: GraphError[]; message?: string };
  return {
    status: response.status,
    milliseconds: Math.round(performance.now() - began),
    ...(response.headers.has('retry-after') && { retryAfter: response.headers.get('retry-after')! }),
    data: body.data ?? null,
    errors: body.errors ?? (body.data ? [] : [{ message: body.message ?? 'The answer does not say why.' }]),
    body: body as Json,
  };
}

/** What the browser says of a connection that failed tells nobody what to do. */
function unreachable(error: Error): never {
  if (error.name === 'AbortError' || !(error instanceof TypeError)) throw error;
  throw new Error('The graph cannot be reached. Does `npm start` still run?');
}

const json = async <T>(path: string) => (await (await fetch(path)).json()) as T;

export const readPersonas = () => json<Persona[]>('/explorer/personas');
export const readExamples = () => json<import('../src/explorer/example.js').Example[]>('/explorer/examples');
