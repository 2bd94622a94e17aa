import type { OneSlice } from '../one-slice/slice.js';
import { askEach } from './ask-each.js';
import type { Question } from './questions.js';
import type { Walker } from './roles.js';
import type { Model, Row } from './walk.js';

/** A value that is closed to some. */
export interface Secret {
  name: string;
  /** Every form in which its present value could be told. */
  forms: string[];
  knows(walker: Walker): boolean;
  /** Gives it another value, and changes nothing else. */
  change(): Promise<void>;
}

/** Values that are of the moment of asking and of nothing else. */
const OF_THE_MOMENT = new Set(['judgedAt', 'at', 'formedAt', 'requestId', 'request']);
/** Answers that are rows of their own: each has an identifier that was made up for it. */
const OF_EACH_ANSWER = new Set<unknown>(['ResidentCohort']);
const still = (key: string, value: unknown) => {
  if (OF_THE_MOMENT.has(key)) return undefined;
  const isMadeUp = OF_EACH_ANSWER.has((value as { __typename?: unknown } | null)?.__typename);
  if (isMadeUp) return { ...(value as object), __typename: undefined, id: undefined };
  // A sealed cursor is another one each time; what it may not tell is its length.
  return /cursor$/i.test(key) && typeof value === 'string' ? value.length : value;
};

interface Heard {
  /** The value, null when there is none. */
  value: unknown;
  refused: boolean;
  /** Value and errors as text: what is compared, and all of it. */
  text: string;
  whole: string;
}

/** A slice takes no longer document than 65,536 characters. */
const LONGEST = 50_000;

/** Asks everything as one walker, in as few requests as may be. */
async function hear(
  slice: OneSlice,
  actor: object,
  questions: Question[],
  longest: number,
): Promise<Heard[]> {
  const parts: Question[][] = [[]];
  let length = 0;
  for (const question of questions) {
    length += question.text.length + 10;
    if (length > longest) {
      parts.push([]);
      length = question.text.length;
    }
    parts.at(-1)!.push(question);
  }
  const heard: Heard[] = [];
  for (const part of parts) heard.push(...(await hearPart(slice, actor, part)));
  return heard;
}

async function hearPart(slice: OneSlice, actor: object, questions: Question[]): Promise<Heard[]> {
  const text = questions.map(({ text: one }, index) => {
    const [, head, rest] = /^(\w+)([\s\S]*)$/.exec(one)!;
    return `q${index}: ${head}${rest}`;
  });
  let answer = await slice.ask(actor, `{ ${text.join(' ')} }`);
  // A machine under load may answer that another owner cannot be reached in time: that tells of the load alone.
  for (let again = 0; again < 4 && JSON.stringify(answer).includes('UPSTREAM_UNAVAILABLE'); again += 1)
    answer = await slice.ask(actor, `{ ${text.join(' ')} }`);
  const { data, errors = [] } = answer;
  type Told = { path?: (string | number)[]; message: string; extensions: { code: string } };
  const whole = (errors as Told[]).find(({ path }) => !path);
  if (whole) throw new Error(`The questions were not understood: ${whole.message}`);
  const byAlias = new Map<string, Told[]>();
  for (const error of errors as Told[]) {
    const alias = String(error.path?.[0] ?? '');
    byAlias.set(alias, [...(byAlias.get(alias) ?? []), error]);
  }
  return questions.map(({ way }, index) => {
    const alias = `q${index}`;
    const told = byAlias.get(alias) ?? [];
    const value = way.reduce<unknown>(
      (at, step) => (at as Record<string, unknown> | null | undefined)?.[step],
      data?.[alias],
    );
    const end = way.at(-1) ?? alias;
    return {
      value: value ?? null,
      refused: told.some(
        ({ path, extensions }) =>
          path?.at(-1) === end && ['FORBIDDEN', 'CONSENT_REQUIRED'].includes(extensions.code),
      ),
      text: JSON.stringify([data?.[alias] ?? null, told], still),
      whole: JSON.stringify([data?.[alias] ?? null, told]),
    };
  });
}

/** A text with what its opaque parts hold. */
const opened = (text: string): string =>
  [
    text,
    ...[...text.matchAll(/[A-Za-z0-9_-]{16,}/g)].map(([part]) =>
      Buffer.from(part, 'base64url').toString('utf8'),
    ),
  ].join('\n');

export interface SideDoors {
  cells: number;
  differences: string[];
  /** The secrets whose change somebody saw who may know them: the others were not tested. */
  seen: Set<string>;
}

/**
 * Asks every question as everybody. Compares who is answered with the model; looks for every secret in every answer to
 * those who may not know it; then changes one secret after the other and compares whole answers: to those who may not know
 * it nothing may change, no value, order, total, cursor or message.
 * @param longest so many characters in one request: fewer where answers are slow to reckon
 */
export async function walkSideDoors(
  slice: OneSlice,
  model: Model,
  asked: { walker: Walker; actor: object }[],
  questions: Question[],
  secrets: Secret[],
  longest = LONGEST,
): Promise<SideDoors> {
  const doors: SideDoors = { cells: 0, differences: [], seen: new Set() };
  const nameOf = ({ role, organisation, centre }: Walker) => `${role} of ${organisation} at ${centre}`;
  const hearAll = async (whom: typeof asked) => {
    const heard = new Map<object, Heard[]>();
    await askEach(whom, async (one) => {
      heard.set(one, await hear(slice, one.actor, questions, longest));
    });
    return heard;
  };
  const before = await hearAll(asked);
  // One of each sort watches the changes: those whom the model and the answers so far treat alike.
  const sorts = new Map(
    asked.map((one) => {
      const may = questions.map(({ rules, row }) =>
        rules.every((rule) => model.reads(one.walker, rule, row)),
      );
      const knows = secrets.map((secret) => secret.knows(one.walker));
      const answered = before.get(one)!.map(({ value }) => value !== null);
      return [JSON.stringify([one.walker.organisation, may, knows, answered]), one];
    }),
  );
  const watching = [...sorts.values()];
  for (const one of asked)
    for (const [index, { name, row, rules }] of questions.entries()) {
      const { value, refused } = before.get(one)![index]!;
      if (rules.length === 0) continue;
      const may = rules.every((rule) => model.reads(one.walker, rule, row));
      doors.cells += 1;
      if (may ? refused : isSomething(value, row))
        doors.differences.push(
          `${nameOf(one.walker)}, row at ${row.centre}: ${name} ${may ? 'is refused' : 'is answered'}`,
        );
    }
  for (const { name, forms, knows } of secrets)
    for (const one of asked.filter(({ walker }) => !knows(walker)))
      for (const [index, question] of questions.entries()) {
        const text = opened(before.get(one)![index]!.whole);
        doors.cells += 1;
        const found = forms.find((form) => text.includes(form));
        if (found)
          doors.differences.push(`${nameOf(one.walker)} finds ${name} as ${found} in ${question.name}`);
      }
  const heard = [before];
  const comparisons = comparisonsOf(watching, secrets);
  for (const [index, { change }] of secrets.entries()) {
    await change();
    const stage = index + 1;
    const needed = comparisons.filter(({ from, to }) => from === stage || to === stage);
    heard.push(await hearAll([...new Set(needed.map(({ one }) => one))]));
  }
  for (const { one, from, to, known } of comparisons)
    for (const [index, question] of questions.entries()) {
      const [was, is] = [heard[from]!.get(one)![index]!.text, heard[to]!.get(one)![index]!.text];
      const changed = secrets.slice(from, to).map(({ name }) => name);
      doors.cells += changed.length;
      if (was === is) continue;
      if (known) doors.seen.add(changed[0]!);
      else
        doors.differences.push(
          `${nameOf(one.walker)} sees a change of ${changed.join(', ')} in ${question.name}: ${was.slice(0, 400)} > ${is.slice(0, 400)}`,
        );
    }
  return doors;
}

/** Before and after which changes somebody's answers are compared: stage 0 is before all of them. */
interface Comparison<One> {
  one: One;
  from: number;
  to: number;
  /** Whether the change is one that the walker may see. */
  known: boolean;
}

/** How many of those who know a secret have to look whether its change is seen at all. */
const LOOKING = 2;

/** Changes that follow each other and that somebody may not know of are looked for at once; so most are asked seldom. */
function comparisonsOf<One extends { walker: Walker }>(
  watching: One[],
  secrets: Secret[],
): Comparison<One>[] {
  const comparisons: Comparison<One>[] = [];
  for (const one of watching) {
    let from: number | undefined;
    for (const [index, { knows }] of secrets.entries()) {
      if (knows(one.walker)) from = undefined;
      else if (from === undefined) {
        from = index;
        comparisons.push({ one, from, to: index + 1, known: false });
      } else comparisons.at(-1)!.to = index + 1;
    }
  }
  for (const [index, { knows }] of secrets.entries())
    for (const one of watching.filter(({ walker }) => knows(walker)).slice(0, LOOKING))
      comparisons.push({ one, from: index, to: index + 1, known: true });
  return comparisons;
}

/** Whether an answer gives something away about a row: a list does when the row is in it. */
const isSomething = (value: unknown, row: Row): boolean => {
  if (value === null) return false;
  const isList = Array.isArray(value) || (typeof value === 'object' && 'totalCount' in value);
  return !isList || JSON.stringify(value).includes(row.id);
};
