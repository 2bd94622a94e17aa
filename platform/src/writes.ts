import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { Directive, Field, InputType, Int, ObjectType } from 'type-graphql';
import type { RequestContext } from './context.js';
import type { Query } from './database.js';
import { conflict, ErrorCode, notFound, Refusal, Refusals } from './errors.js';
import { readIdempotencyKey } from './input.js';
import { checkPlausible } from './plausible.js';
import { constraintOf, sqlStateOf } from './postgres-failure.js';
import { describedList } from './value-list.js';

export const ErrorSeverity = describedList(
  'ErrorSeverity',
  'An ERROR changed nothing; a WARNING was recorded and the write went through.',
  {
    ERROR: 'Nothing was written.',
    WARNING: 'It was written, and this is to be known about it.',
  },
);
export type ErrorSeverity = keyof typeof ErrorSeverity;

@ObjectType({ description: 'Why a write was refused, or what it was warned of.', simpleResolvers: true })
@Directive('@shareable')
export class UserError {
  @Field(() => ErrorCode, { description: 'The kind of reason, from a closed list.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'The reason in one sentence, and what to do.' })
  message!: string;

  @Field(() => [String], { description: 'Where in the input the reason lies: names and list indexes.' })
  path!: string[];

  @Field(() => ErrorSeverity, { description: 'Whether the write was refused or only warned of.' })
  severity!: ErrorSeverity;

  @Field(() => String, { nullable: true, description: 'The clause of the agreement the reason rests on.' })
  clause?: string | null;

  @Field(() => String, { nullable: true, description: 'The rule behind the refusal.' })
  rule?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that decides.' })
  owner?: string | null;

  @Field(() => String, { nullable: true, description: 'What would make the refused value or act available.' })
  opens?: string | null;
}

/** The input of every write. */
@InputType({ description: 'What every write says.' })
export abstract class WriteInput {
  @Field(() => String, {
    description:
      'A fresh text of the client, 8 to 100 printable ASCII characters without blanks, for this one act. The same key with the same input gives the first answer again.',
  })
  idempotencyKey!: string;
}

/** The input of every change of an existing row. */
@InputType({ description: 'What every change says.' })
export abstract class ChangeInput extends WriteInput {
  @Field(() => Int, {
    description:
      'The `version` that the client has seen; the change is refused when somebody has changed the row since.',
  })
  expectedVersion!: number;
}

/** What the database's refusal means to a person, by constraint name. */
export type ConstraintMessages = Record<string, { code?: ErrorCode; message: string; path?: string }>;

export interface Write<Input extends WriteInput> {
  /** Name of the mutation field. */
  operation: string;
  input: Input;
  messages?: ConstraintMessages | undefined;
}

export interface Outcome<Result> {
  /** What the work returned, now or at its first time; absent when it was refused. */
  result?: Result | undefined;
  userErrors: UserError[];
}

/** Turns a refusal into the data of a payload. */
export const toUserError = (refusal: Refusal, severity: ErrorSeverity = 'ERROR'): UserError => ({
  code: refusal.code,
  message: refusal.message,
  path: refusal.inputPath ? ['input', ...refusal.inputPath.split('.')] : [],
  severity,
  clause: refusal.clause ?? null,
  rule: refusal.rule ?? null,
  owner: refusal.owner ?? null,
  opens: refusal.opens ?? null,
});

/** A warning that goes with a write that went through. */
export const warning = (code: ErrorCode, message: string, path?: string): UserError =>
  toUserError(new Refusal(code, message, { path }), 'WARNING');

/**
 * Performs one write: checks that may refuse it, then one transaction that takes the idempotency key and does the work.
 * An expected refusal comes back as data and has changed nothing; anything else is thrown.
 * @param work gets the transaction; what it returns is small JSON that is kept and answered again to a repeated write.
 *   Where the input names no person, the result does, under one of the access table's `personInputs`: the event names them
 * @param prepare runs before the transaction and holds no connection: the place to ask other owners
 */
export async function mutate<Input extends WriteInput, Result, Prepared = undefined>(
  context: RequestContext,
  write: Write<Input>,
  work: (query: Query, prepared: Prepared) => Promise<Result>,
  prepare?: () => Promise<Prepared>,
): Promise<Outcome<Result>> {
  try {
    context.acts.begin(write.operation);
    readIdempotencyKey(write.input.idempotencyKey);
    const prepared = await prepareUnlessRepeated(context, write, prepare);
    if ('earlier' in prepared) return { result: prepared.earlier as Result, userErrors: [] };
    const { result, end } = await context.database.write(async (query) => {
      const earlier = await takeKey(query, context, write);
      const result = earlier ? (earlier.result as Result) : await work(query, prepared.prepared);
      if (!earlier) await context.acts.settle(query, result);
      if (!earlier) await keepResult(query, context, write.input.idempotencyKey, result);
      const { operation, input } = write;
      const outcome = earlier ? 'REPEATED' : 'DONE';
      const event = context.trail.writeEvent('WRITE', operation, input, result, outcome);
      // Last of all: it locks the end of the chain until the commit.
      return { result, end: await context.audit.appendWithin(query, [event]) };
    });
    await context.audit.noteDone(end);
    return { result, userErrors: [] };
  } catch (error) {
    const userErrors = expected(error, write.messages ?? {});
    context.trail.refusedWrite(write.operation, write.input, userErrors[0]!.code);
    return { userErrors };
  }
}

/**
 * Prepares a write. What refuses it now may be younger than the write itself: one that was done under this key before is
 * answered as it was then.
 */
async function prepareUnlessRepeated<Input extends WriteInput, Prepared>(
  context: RequestContext,
  write: Write<Input>,
  prepare?: () => Promise<Prepared>,
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

/** Input objects come with class prototypes and undefined fields: the digest is over their plain JSON with sorted names. */
function digestOf(input: unknown): string {
  const sorted = (_: string, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(input, sorted)).digest('hex');
}

const idempotencyOf = (context: RequestContext): SQL => sql`${sql.identifier(context.owner)}.idempotency`;

/** Takes the key, or finds what was answered under it. A concurrent twin waits here until the first one has committed. */
async function takeKey<Input extends WriteInput>(
  query: Query,
  context: RequestContext,
  { operation, input }: Write<Input>,
) {
  const { organisation, principal } = context.actor;
  const digest = digestOf(input);
  const taken = await query.execute(sql`
    insert into ${idempotencyOf(context)} (organisation, subject, key, operation, input_digest)
    values (${organisation}, ${principal}, ${input.idempotencyKey}, ${operation}, ${digest})
    on conflict do nothing returning key`);
  if (taken.length > 0) return undefined;
  const earlier = await findEarlier(query, context, { operation, input });
  if (earlier?.digest !== digest) {
    throw conflict('This key was used for another act. Use a new key for a new act.', 'idempotencyKey');
  }
  return { result: earlier.result };
}

/** What was done for the same mutation under the same key. */
async function findEarlier<Input extends WriteInput>(
  query: Query,
  context: RequestContext,
  { operation, input }: Write<Input>,
) {
  const { organisation, principal } = context.actor;
  const [earlier] = (await query.execute(sql`
    select input_digest as digest, result from ${idempotencyOf(context)}
    where organisation = ${organisation} and subject = ${principal} and key = ${input.idempotencyKey}
      and operation = ${operation}`)) as unknown as { digest: string; result: unknown }[];
  return earlier;
}

const keepResult = (query: Query, context: RequestContext, key: string, result: unknown) =>
  query.execute(sql`
    update ${idempotencyOf(context)} set result = ${JSON.stringify(result ?? null)}::jsonb
    where organisation = ${context.actor.organisation} and subject = ${context.actor.principal} and key = ${key}`);

function expected(error: unknown, messages: ConstraintMessages): UserError[] {
  if (error instanceof Refusal) return [toUserError(error)];
  if (error instanceof Refusals) return error.refusals.map((refusal) => toUserError(refusal));
  const known = messages[constraintOf(error) ?? ''];
  if (known) return [toUserError(new Refusal(known.code ?? 'CONFLICT', known.message, { path: known.path }))];
  switch (sqlStateOf(error)) {
    case '23505':
    case '23P01':
      return [
        toUserError(
          conflict('Another record stands against this one. Read the present state and try again.'),
        ),
      ];
    case '40001':
    case '40P01':
      return [
        toUserError(conflict('Many people are writing here at this moment. Nothing was changed; try again.')),
      ];
    case '23514':
    case '23502':
      return [
        toUserError(
          new Refusal(
            'RULE_VIOLATION',
            'The record would not be consistent. Check the values and their order in time.',
          ),
        ),
      ];
    case '23503':
      return [toUserError(new Refusal('NOT_FOUND', 'Something that this record refers to does not exist.'))];
    default:
      throw error;
  }
}

/**
 * Changes one row if its version is the expected one, and counts the version up.
 * @param table schema and name, e.g. `sql\`owner.thing\``
 * @param values assignments, e.g. `sql\`ends_at = ${at}\``
 * @throws Refusal CONFLICT when the row has moved on, NOT_FOUND when there is none
 */
export async function changeVersion(
  query: Query,
  table: SQL,
  id: string,
  expectedVersion: number,
  values: SQL,
  what: string,
): Promise<void> {
  const changed = await query.execute(
    sql`update ${table} set ${values}, version = version + 1, updated_at = now() where id = ${id} and version = ${expectedVersion} returning id`,
  );
  if (changed.length > 0) return;
  const [row] = (await query.execute(sql`select version from ${table} where id = ${id}`)) as unknown as {
    version: number;
  }[];
  if (!row) throw notFound(what, 'id');
  throw conflict(
    `This ${what} has changed since you read it (it is at version ${row.version} now). Read it again.`,
    'expectedVersion',
  );
}
