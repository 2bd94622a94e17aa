import { appendFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import type { JWK } from 'jose';
import { Database } from '../database/database.js';
import { beginGeneration } from '../feed/generation.js';
import { Sealer, SealReader } from './chain.js';
import { type AuditEvent, FORMAT, whoAsked } from './event.js';
import { AuditLog, clerk } from './log.js';
import { verifyAudit } from './verify.js';
import { type Point, type Restored, statementOf, surveyWitness } from './witness.js';

export interface RecordOptions {
  owner: string;
  /** The app role's connection. */
  url: string;
  privateKey: JWK;
  publicKey: JWK;
  witness: string;
  /** In a sentence, for whoever reads the audit later: which copy, why, who decided. */
  reason: string;
}

/**
 * Says, under the owner's seal, that an earlier copy of the database was put back: in the witness, which has seen more than the
 * copy holds, and then as the next link of the chain. Run it while the slice is stopped. When it ends half-way, it may be run again.
 * @returns what was recorded
 * @throws Error, having recorded nothing, when the copy is no earlier state of this very chain, or lacks nothing
 */
export async function recordRestore(options: RecordOptions): Promise<Restored> {
  const { owner, url, privateKey, publicKey, witness, reason } = options;
  const { cutAt, broken } = await verifyAudit({ owner, url, publicKey, witness });
  const survey = await surveyWitness(witness, owner, new SealReader(publicKey));
  const unsaid = broken ? undefined : await unsaidRestore(url, owner, survey.restored.at(-1));
  if (broken && !cutAt)
    throw new Error(
      `This is no earlier copy of what the witness has seen: at link ${broken.sequence} ${broken.reason}. Nothing was recorded.`,
    );
  if (!unsaid && !(cutAt && survey.furthest))
    throw new Error(
      'Nothing is missing: the chain reaches as far as the witness has seen. Nothing was recorded.',
    );
  const sealer = new Sealer(privateKey);
  const restored = unsaid ?? {
    from: { sequence: cutAt!.sequence, hash: cutAt!.hash },
    lost: survey.furthest!,
    reason,
    at: new Date().toISOString(),
  };
  if (!unsaid) {
    const seal = sealer.sealOf(statementOf(owner, restored));
    await appendFile(witness, `\n${JSON.stringify({ owner, restored, seal, at: restored.at })}`);
  }
  await sayInChain(options, sealer, restored);
  return restored;
}

/** The last restore that the witness knows and the chain does not say yet. */
async function unsaidRestore(url: string, owner: string, last?: Restored): Promise<Restored | undefined> {
  if (!last) return undefined;
  const head = await withDatabase(url, (database) =>
    database.audit(clerk(owner)).write(async (query) => {
      const [found] = (await query.execute(
        sql`select sequence::int as sequence, hash from ${sql.identifier(owner)}.audit_head`,
      )) as unknown as Point[];
      return found;
    }),
  );
  return head?.sequence === last.from.sequence && head.hash === last.from.hash ? last : undefined;
}

async function sayInChain({ owner, url, witness }: RecordOptions, sealer: Sealer, restored: Restored) {
  const event: AuditEvent = {
    format: FORMAT,
    kind: 'RESTORED',
    operation: 'restored',
    ...whoAsked(clerk(owner)),
    entities: [],
    people: [],
    restored,
    outcome: 'DONE',
  };
  await withDatabase(url, async (database) => {
    await database.audit(clerk(owner)).write((query) => beginGeneration(query, owner));
    await new AuditLog({ owner, database, sealer, witness }).append([event]);
  });
}

async function withDatabase<Result>(
  url: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = new Database({ url, applicationName: 'mrrm-audit', maximumConnections: 1 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
