import type { Request } from '../context.js';
import type { Query } from '../database/database.js';
import { Refusal, Refusals } from '../wire/errors.js';
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
  const told = await answer(outcome.result);
  const values = await Promise.all(
    Object.entries(told).map(async ([name, value]) => [name, await value] as const),
  );
  return { userErrors: [], ...Object.fromEntries(values) } as unknown as Told<Answer>;
}

async function perform<Result, Prepared>(
  context: Request,
  write: KeyedAct,
  constraints: ConstraintMessages,
  act: (query: Query, prepared: Prepared) => Promise<Result>,
  prepare: (() => Promise<Prepared> | Prepared) | undefined,
): Promise<{ result: Result } | { refused: UserError[] }> {
  const { operation, input } = write;
  try {
    readIdempotencyKey(input.idempotencyKey);
    const prepared = await prepareUnlessRepeated(context, write, prepare);
    if ('earlier' in prepared) return { result: prepared.earlier as Result };
    const { result, end } = await context.database.write(async (query) => {
      const earlier = await takeKey(query, context, write);
      const result = earlier ? (earlier.result as Result) : await act(query, prepared.prepared);
      if (!earlier) await context.acts.settle(query, result);
      if (!earlier) await keepResult(query, context, input.idempotencyKey, result);
      const event = context.trail.writeEvent(
        'WRITE',
        operation,
        input,
        result,
        earlier ? 'REPEATED' : 'DONE',
      );
      // Last of all: it locks the end of the chain until the commit.
      return { result, end: await context.audit.appendWithin(query, [event]) };
    });
    await context.audit.noteDone(end);
    return { result };
  } catch (error) {
    const refused = userErrorsOf(error, constraints);
    context.trail.refusedWrite(operation, input, refused[0]!.code);
    return { refused };
  }
}

/**
 * Prepares a write. What refuses it now may be younger than the write itself: one that was done under this key before is
 * answered as it was then.
 */
async function prepareUnlessRepeated<Prepared>(
  context: Request,
  write: KeyedAct,
  prepare: (() => Promise<Prepared> | Prepared) | undefined,
): Promise<{ prepared: Prepared } | { earlier: unknown }> {
  try {
    checkPlausible(context.moments, write.operation, write.input, context.now);
    return { prepared: (await prepare?.()) as Prepared };
  } catch (refusal) {
    if (!(refusal instanceof Refusal || refusal instanceof Refusals)) throw refusal;
    const earlier = await context.database.write(async (query) => {
      const found = await findEarlier(query, context, write);
      if (!found || found.digest !== digestOf(write.input)) return undefined;
      const event = context.trail.writeEvent('WRITE', write.operation, write.input, found.result, 'REPEATED');
      return { result: found.result, end: await context.audit.appendWithin(query, [event]) };
    });
    if (!earlier) throw refusal;
    await context.audit.noteDone(earlier.end);
    return { earlier: earlier.result };
  }
}
