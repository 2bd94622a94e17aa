import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Request } from '../context.js';
import type { Query } from '../database/database.js';
import { rows } from '../database/rows.js';
import type { WriteInput } from './write-input.js';

/** One act of a client: which mutation, and with what. */
export interface KeyedAct {
  operation: string;
  input: WriteInput;
}

/** Input objects come with class prototypes and undefined fields: the digest is over their plain JSON with sorted names. */
export function digestOf(input: unknown): string {
  const sorted = (_: string, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(input, sorted)).digest('hex');
}

const idempotencyOf = (context: Request): SQL => sql`${sql.identifier(context.owner)}.idempotency`;

/**
 * Takes the key. A concurrent twin waits here until the first one has committed.
 * @returns whether it was free; where it was not, nothing else of the act may be done
 */
export async function takeKey(
  query: Query,
  context: Request,
  { operation, input }: KeyedAct,
): Promise<boolean> {
  const { organisation, principal } = context.actor;
  const taken = await query.execute(sql`
    insert into ${idempotencyOf(context)} (organisation, subject, key, operation, input_digest)
    values (${organisation}, ${principal}, ${input.idempotencyKey}, ${operation}, ${digestOf(input)})
    on conflict do nothing returning key`);
  return taken.length > 0;
}

/** What was done for the same mutation under the same key. */
export async function findEarlier(query: Query, context: Request, { operation, input }: KeyedAct) {
  const { organisation, principal } = context.actor;
  const [earlier] = await rows(
    query,
    sql`
    select input_digest as digest, result from ${idempotencyOf(context)}
    where organisation = ${organisation} and subject = ${principal} and key = ${input.idempotencyKey}
      and operation = ${operation}`,
    z.object({ digest: z.string(), result: z.unknown() }),
  );
  return earlier;
}

/** Keeps what a write answered, for those who send it again. */
export const keepResult = (query: Query, context: Request, key: string, result: unknown) =>
  query.execute(sql`
    update ${idempotencyOf(context)} set result = ${JSON.stringify(result ?? null)}::jsonb
    where organisation = ${context.actor.organisation} and subject = ${context.actor.principal} and key = ${key}`);
