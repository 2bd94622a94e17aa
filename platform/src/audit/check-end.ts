import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { clerk } from './log.js';
import { endOfWitness, type Point } from './witness.js';

/**
 * Whether the chain reaches as far as its witness has seen. It does not when an earlier copy of the database was put back: a slice
 * that went on from there would make a second chain, which no record could join to the first any more.
 * @throws Error that says so, and what to do
 */
export async function checkEndOfAudit(owner: string, database: Database, witness: string): Promise<void> {
  // The witness first: it never knows a link before the database does.
  const seen = await endOfWitness(witness, owner);
  if (!seen) return;
  const request = database.audit(clerk(owner));
  try {
    const [head] = (await (
      await request.read()
    ).execute(
      sql`select sequence::int as sequence, hash from ${sql.identifier(owner)}.audit_head`,
    )) as unknown as Point[];
    if (head && head.sequence >= seen.sequence) return;
    throw new Error(
      `The audit in the database ends at link ${head?.sequence ?? 0}, and its witness has seen ${seen.sequence}. If an earlier copy of the database was put back, record that first: docs/operators.md, "Put a database back".`,
    );
  } finally {
    await request.close();
  }
}
