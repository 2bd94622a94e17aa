import type { Link } from '../audit/chain.js';
import type { Request } from '../context.js';
import { type Query, sendInTurn } from '../database/database.js';
import { conflict, Refusal, Refusals } from '../wire/errors.js';
import { type ConstraintMessages, userErrorsOf } from './constraints.js';
import { digestOf, findEarlier, type KeyedAct, keepResult, takeKey } from './idempotency.js';
import { readIdempotencyKey } from './input.js';
import { checkPlausible } from './plausible.js';
import type { UserError } from './user-error.js';
import type { WriteInput } from './write-input.js';

/** One write, in the order in which it happens. */
export interface Steps<Prepared, Result, Answer extends object> {
  /** What the database's refusals mean to a person, by constraint name. */
  constraints?: ConstraintMessages | undefined;
  /** Reads the input and asks whoever must be asked. It runs before the transaction and holds no connection. */
  prepare?: (() => Promise<Prepared> | Prepared) | undefined;
  /**
   * Works in the transaction. What it returns is small JSON that is kept, and told again to a repeated write. Where the
   * input names no person, the result does, under one of the access table's `personInputs`: the event names them.
   */
  act: (query: Query, prepared: Prepared) => Promise<Result>;
  /**
   * Reads what the payload tells of the result; warnings go with it as `userErrors`. What is given as a function is read when
   * its field is asked for, and not otherwise.
   */
  answer: (result: Result) => Promise<Answer> | Answer;
}

/** What a payload gets: everything that was answered, or nothing but why it was refused. */
export type Told<Answer> = {
  [Name in keyof Answer as Name extends 'userErrors' ? never : Name]?: Answer[Name] extends () => infer Later
    ? Awaited<Later>
    : Awaited<Answer[Name]>;
} & { userErrors: UserError[] };

/**
 * Performs the mutation of this request: checks that may refuse it, then one transaction that takes the idempotency key
 * and does the work. An expected refusal comes back as data and has changed nothing; anything else is thrown.
 */
export async function write<Result, Answer extends object, Prepared = undefined>(
  context: Request,
  input: WriteInput,
  { constraints = {}, prepare, act, answer }: Steps<Prepared, Result, Answer>,
): Promise<Told<Answer>> {
  const outcome = await perform(
    context,
    { operation: context.acts.operation, input },
    constraints,
    act,
    prepare,
  );
  if ('refused' in outcome) return { userErrors: outcome.refused } as Told<Answer>;
  // The witness is told meanwhile, and before the answer leaves.
  const noted = context.audit.noteDone(outcome.end);
  try {
    const told = await answer(outcome.result);
    const values = await Promise.all(
      Object.entries(told).map(async ([name, value]) => [name, await value] as const),
    );
    return { userErrors: [], ...Object.fromEntries(values) } as unknown as Told<Answer>;
  } finally {
    await noted;
  }
}

/** What a write came to, and where the audit ended with it. */
interface Done<Result> {
  result: Result;
  end: Link;
}

async function perform<Result, Prepared>(
  context: Request,
  write: KeyedAct,
  constraints: ConstraintMessages,
  act: (query: Query, prepared: Prepared) => Promise<Result>,
  prepare: (() => Promise<Prepared> | Prepared) | undefined,
): Promise<Done<Result> | { refused: UserError[] }> {
  const { operation, input } = write;
  try {
    readIdempotencyKey(input.idempotencyKey);
    const prepared = await prepareUnlessRepeated(context, write, prepare);
    if ('earlier' in prepared) return prepared.earlier as Done<Result>;
    const done = await context.database.write(async (query, ending) => {
      const [taking, acting] = await sendInTurn<[boolean, Result]>(
        query,
        () => takeKey(query, context, write),
        () => act(query, prepared.prepared),
      );
      // What the act has sent so far is rolled back.
      if (!(await taking)) throw REPEATED;
      const result = await acting;
      await context.acts.settle(query, result);
      await ending.send(() => keepResult(query, context, input.idempotencyKey, result));
      const event = context.trail.writeEvent('WRITE', operation, input, result, 'DONE');
      // Last of all: it holds the end of the chain until the commit.
      return { result, end: await context.audit.appendWithin(query, ending, [event]) };
    });
    context.acts.done();
    return done;
  } catch (error) {
    try {
      if (error === REPEATED) return await repeat(context, write);
      throw error;
    } catch (reason) {
      const refused = userErrorsOf(reason, constraints);
      context.trail.refusedWrite(operation, input, refused[0]!.code);
      return { refused };
    }
  }
}

/** Thrown inside the transaction of a write whose key is taken already. */
const REPEATED = new Error('This write was done before.');

/** Tells again what a write answered under this key. @throws Refusal CONFLICT when it was another act */
async function repeat<Result>(context: Request, write: KeyedAct): Promise<Done<Result>> {
  const earlier = await findRepeated(context, write);
  if (!earlier)
    throw conflict('This key was used for another act. Use a new key for a new act.', 'idempotencyKey');
  return earlier as Done<Result>;
}

/** What the same write answered under the same key, if it did; to be told again, with an event that says so. */
const findRepeated = (context: Request, write: KeyedAct): Promise<Done<unknown> | undefined> =>
  context.database.write(async (query, ending) => {
    const found = await findEarlier(query, context, write);
    if (found?.digest !== digestOf(write.input)) return undefined;
    const event = context.trail.writeEvent('WRITE', write.operation, write.input, found.result, 'REPEATED');
    return { result: found.result, end: await context.audit.appendWithin(query, ending, [event]) };
  });

/**
 * Prepares a write. What refuses it now may be younger than the write itself: one that was done under this key before is
 * answered as it was then.
 */
async function prepareUnlessRepeated<Prepared>(
  context: Request,
  write: KeyedAct,
  prepare: (() => Promise<Prepared> | Prepared) | undefined,
): Promise<{ prepared: Prepared } | { earlier: Done<unknown> }> {
  try {
    checkPlausible(context.moments, write.operation, write.input, context.now);
    return { prepared: (await prepare?.()) as Prepared };
  } catch (refusal) {
    if (!(refusal instanceof Refusal || refusal instanceof Refusals)) throw refusal;
    const earlier = await findRepeated(context, write);
    if (!earlier) throw refusal;
    return { earlier };
  }
}
