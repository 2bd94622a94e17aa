import { sql } from 'drizzle-orm';
import type { JWK } from 'jose';
import { Database, type Query } from '../database/database.js';
import type { Actor } from '../wire/actor.js';
import { SealReader } from './chain.js';
import { ChainCheck, type Row } from './chain-check.js';
import { columnsOfKept } from './kept-rows.js';
import { type Point, type Restored, type Survey, surveyWitness, type Unusable, Witness } from './witness.js';

/** Rows that are read at a time. */
const ROWS = 5000;

export interface Verdict {
  /** How many links are good, from the first on. */
  good: number;
  /** The first link that is not, and why. */
  broken?: { sequence: number; reason: string };
  /** Present when nothing but the end is missing: how far the database itself says that its chain goes. */
  cutAt?: Point;
  /** Earlier copies of the database that were put back, as the owner has recorded it. */
  restored?: Restored[];
  /** Lines of the witness that say nothing. */
  unusable?: Unusable[];
}

export interface VerifyOptions {
  owner: string;
  url: string;
  publicKey: JWK;
  /** The witness's file, when there is one. */
  witness?: string | undefined;
}

const auditor = (owner: string): Actor => ({
  principal: `SELF:${owner}-audit`,
  organisation: 'SELF',
  role: 'SERVICE',
  centres: [],
  purpose: 'AUDIT',
  client: owner,
  requestId: 'audit',
});

/**
 * Walks one owner's chain from the first link and stops at the first that is broken: changed, removed, moved, added or
 * rebuilt without the owner's key; or cut off behind what the head or the witness has seen. What the owner put back under its
 * seal is no fault; it is named.
 * @throws Error when the database or the witness cannot be read
 */
export async function verifyAudit({ owner, url, publicKey, witness }: VerifyOptions): Promise<Verdict> {
  const database = new Database({ url, applicationName: 'mrrm-audit', maximumConnections: 1 });
  const request = database.request(auditor(owner));
  try {
    const seals = new SealReader(publicKey);
    const survey = witness ? await surveyWitness(witness, owner, seals) : undefined;
    const seen = witness && survey ? new Witness(witness, owner, survey) : undefined;
    return { ...(await walk(await request.read(), owner, seals, seen)), ...told(survey) };
  } finally {
    await request.close();
    await database.close();
  }
}

const told = (survey: Survey | undefined): Pick<Verdict, 'restored' | 'unusable'> => ({
  ...(survey?.restored.length && { restored: survey.restored }),
  ...(survey?.unusable.length && { unusable: survey.unusable }),
});

async function walk(query: Query, owner: string, seals: SealReader, witness?: Witness): Promise<Verdict> {
  const schema = sql.identifier(owner);
  const check = new ChainCheck(seals);
  for (;;) {
    const rows = (await query.execute(sql`
      select sequence::int as sequence, ${columnsOfKept(owner)}, people <> '{}' and numbers <> '{}' as "namesTwice", hash, seal
      from ${schema}.audit_event
      where sequence > ${check.last.sequence} order by sequence limit ${ROWS}`)) as unknown as Row[];
    await witness?.readUpTo(rows.at(-1)?.sequence ?? 0);
    for (const row of rows) {
      const broken = check.take(row, witness?.take(row.sequence));
      if (broken) return { good: check.good, broken };
    }
    if (rows.length < ROWS) break;
  }
  const [head] = (await query.execute(
    sql`select sequence::int as sequence, hash from ${schema}.audit_head`,
  )) as unknown as Point[];
  const { last } = check;
  const furthest = Math.max(witness?.furthest ?? 0, head?.sequence ?? 0);
  if (furthest > last.sequence || head?.hash !== last.hash || check.isOpen) {
    const broken = { sequence: last.sequence + 1, reason: 'the end is cut off' };
    const isWhole = head?.sequence === last.sequence && head.hash === last.hash && !check.isOpen;
    return { good: check.good, broken, ...(isWhole && { cutAt: head }) };
  }
  return { good: last.sequence };
}
