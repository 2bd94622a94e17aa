import { Agent, request } from 'undici';

// Written by hand: autocannon and wrk send the next request when an answer has come, also under a rate, so that they wait with
// whom they measure and leave out just the requests that would have waited; k6 and vegeta, which do not, are programs in Go.

/** What an answer was worth to whoever waited for it. */
export type Outcome = 'good' | 'refused' | 'unavailable' | 'late' | 'wrong';

/** An answer as a load looks at it. */
export interface Told {
  status: number;
  retryAfter: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  body: any;
}

/** One sort of request in a load. */
export interface Kind {
  name: string;
  /** The request of a number: its body and its headers. */
  request(number: number): { body: string; headers: Record<string, string> };
  /** Whether the answer is the right one. */
  isRight(told: Told): boolean;
}

/** What became of the requests of one kind. Latencies are in milliseconds from the moment at which a request was due. */
export interface Tally {
  sent: number;
  outcomes: Record<Outcome, number>;
  /** Latencies of good answers, in ascending order. */
  good: number[];
  /** Good answers a second while the load lasted, but for its first seconds: what came before and afterwards is not its pace. */
  goodPerSecond: number;
  /** Latencies of all others, in ascending order. */
  others: number[];
  /** What wrong answers were, a few of them. */
  wrong: string[];
}

export interface Load {
  url: string;
  kinds: { kind: Kind; perSecond: number }[];
  seconds: number;
  /** Nobody waits for longer, in milliseconds. */
  deadlineMilliseconds: number;
}

const REFUSALS: Record<number, string> = { 429: 'RATE_LIMITED', 503: 'UPSTREAM_UNAVAILABLE' };
const NOT_THERE = new Set(['UPSTREAM_UNAVAILABLE', 'RATE_LIMITED']);

/** Until the first answers of a load have come it is no steady load, in milliseconds. */
const RAMP_MILLISECONDS = 3000;

interface Failure {
  extensions?: { code?: string };
  code?: string;
}

/** Every error and refusal of an answer, those that a write gives as data among them. */
function failuresOf({ body }: Told): Failure[] {
  const written = Object.values((body?.data ?? {}) as Record<string, { userErrors?: Failure[] } | null>);
  return [...((body?.errors ?? []) as Failure[]), ...written.flatMap((payload) => payload?.userErrors ?? [])];
}

/** A clear refusal says so with its status, its code and when to come back; a part that is missing says so with its code. */
export function judge(kind: Kind, told: Told): Outcome {
  const codes = failuresOf(told).map(({ extensions, code }) => extensions?.code ?? code ?? 'none');
  if (told.status === 200 && codes.length === 0) return kind.isRight(told) ? 'good' : 'wrong';
  const refusal = REFUSALS[told.status];
  if (refusal && told.retryAfter !== null && codes.length === 1 && codes[0] === refusal) return 'refused';
  return told.status === 200 && codes.every((code) => NOT_THERE.has(code)) ? 'unavailable' : 'wrong';
}

export const ascending = (numbers: number[]) => numbers.sort((a, b) => a - b);
/** @param share between 0 and 1 @returns NaN of nothing */
export const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Connections without a limit: a request never waits on this side for another one's answer. */
export const openAgent = () => new Agent({ keepAliveTimeout: 30_000 });

/** Sends one request and judges its answer. @param due when it should have been sent, on the clock of `performance.now()` */
export async function send(
  url: string,
  kind: Kind,
  number: number,
  agent: Agent,
  deadline: number,
  due = performance.now(),
) {
  let told: Told = { status: 0, retryAfter: null, body: undefined };
  try {
    const response = await request(url, { method: 'POST', ...kind.request(number), dispatcher: agent });
    const body = await response.body.json();
    const retryAfter = response.headers['retry-after'];
    told = { status: response.statusCode, retryAfter: retryAfter ? String(retryAfter) : null, body };
  } catch (error) {
    told.body = String((error as Error).cause ?? error);
  }
  const milliseconds = performance.now() - due;
  const outcome = judge(kind, told);
  return {
    outcome: milliseconds > deadline && outcome !== 'wrong' ? ('late' as const) : outcome,
    milliseconds,
    told,
  };
}

/**
 * Sends requests at a fixed rate whatever becomes of them, as people do who do not know of each other, and waits for every answer.
 * A request that could only be sent late counts from when it was due: a wait that the load itself made is none that it forgives.
 */
export async function openLoop({
  url,
  kinds,
  seconds,
  deadlineMilliseconds,
}: Load): Promise<Record<string, Tally>> {
  const agent = openAgent();
  const started = performance.now();
  const ramp = Math.min(RAMP_MILLISECONDS, (seconds * 1000) / 2);
  const loops = kinds.map(async ({ kind, perSecond }) => {
    const tally: Tally = {
      sent: 0,
      outcomes: { good: 0, refused: 0, unavailable: 0, late: 0, wrong: 0 },
      good: [],
      goodPerSecond: 0,
      others: [],
      wrong: [],
    };
    const all: Promise<void>[] = [];
    const total = Math.round(perSecond * seconds);
    const one = async (number: number, due: number) => {
      const { outcome, milliseconds, told } = await send(url, kind, number, agent, deadlineMilliseconds, due);
      tally.outcomes[outcome] += 1;
      (outcome === 'good' ? tally.good : tally.others).push(milliseconds);
      const after = performance.now() - started;
      if (outcome === 'good' && after > ramp && after <= seconds * 1000) tally.goodPerSecond += 1;
      if (outcome === 'wrong' && tally.wrong.length < 3)
        tally.wrong.push(`${told.status} ${JSON.stringify(told.body)?.slice(0, 400)}`);
    };
    while (tally.sent < total) {
      const due = started + (tally.sent * 1000) / perSecond;
      const wait = due - performance.now();
      if (wait > 1) await new Promise((done) => setTimeout(done, wait));
      all.push(one(tally.sent, due));
      tally.sent += 1;
    }
    await Promise.all(all);
    tally.goodPerSecond /= seconds - ramp / 1000;
    ascending(tally.good);
    ascending(tally.others);
    return [kind.name, tally] as const;
  });
  const tallies = Object.fromEntries(await Promise.all(loops));
  await agent.close();
  return tallies;
}

/**
 * Good answers a second when so many requests are always under way, each sent when another is answered.
 * @throws Error when none is good: then it is no capacity
 */
export async function capacityOf(
  url: string,
  kind: Kind,
  atOnce: number,
  seconds: number,
  from = 0,
): Promise<number> {
  const agent = openAgent();
  const steady = performance.now() + RAMP_MILLISECONDS;
  const until = steady + seconds * 1000;
  let number = from;
  let good = 0;
  const others = new Map<string, number>();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        number += 1;
        const { outcome, told } = await send(url, kind, number, agent, Number.POSITIVE_INFINITY);
        const now = performance.now();
        if (outcome === 'good' && now > steady && now <= until) good += 1;
        if (outcome === 'good') continue;
        const what = `${outcome} ${told.status} ${JSON.stringify(told.body).slice(0, 300)}`;
        others.set(what, (others.get(what) ?? 0) + 1);
      }
    }),
  );
  await agent.close();
  if (good === 0)
    throw new Error(`${kind.name}: ${good} good; ${JSON.stringify([...others]).slice(0, 2000)}`);
  return good / seconds;
}
