import { sql } from 'drizzle-orm';
import type { JWK } from 'jose';
import { Database, type Query } from '../database/database.js';
import type { Actor } from '../wire/actor.js';
import { BEGINNING, hashOf, type Link, SealReader } from './chain.js';
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

interface Row extends Link {
  people: string[];
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
  let last: Point = { sequence: 0, hash: BEGINNING };
  for (;;) {
    const rows = (await query.execute(sql`
      select sequence::int as sequence, event, people::text[] as people, hash, seal from ${schema}.audit_event
      where sequence > ${last.sequence} order by sequence limit ${ROWS}`)) as unknown as Row[];
    await witness?.readUpTo(rows.at(-1)?.sequence ?? 0);
    for (const row of rows) {
      const reason = faultOf(row, last, seals, witness?.take(row.sequence));
      if (reason) return { good: last.sequence, broken: { sequence: last.sequence + 1, reason } };
      last = row;
    }
    if (rows.length < ROWS) break;
  }
  const [head] = (await query.execute(
    sql`select sequence::int as sequence, hash from ${schema}.audit_head`,
  )) as unknown as Point[];
  const furthest = Math.max(witness?.furthest ?? 0, head?.sequence ?? 0);
  if (furthest > last.sequence || head?.hash !== last.hash) {
    const broken = { sequence: last.sequence + 1, reason: 'the end is cut off' };
    const isWhole = head?.sequence === last.sequence && head.hash === last.hash;
    return { good: last.sequence, broken, ...(isWhole && { cutAt: head }) };
  }
  return { good: last.sequence };
}

function faultOf(row: Row, last: Point, seals: SealReader, seen: string | undefined): string | undefined {
  if (row.sequence !== last.sequence + 1) return 'a link is missing';
  if (hashOf(last.hash, row.sequence, row.event) !== row.hash) return 'the event or its place was changed';
  if (!seals.isSealed(row)) return 'the link is not sealed with the key of the owner';
  if (seen !== undefined && seen !== row.hash) return 'the witness has seen another link here';
  const { people } = JSON.parse(row.event) as { people: string[] };
  if (people.join() !== row.people.join()) return 'the list of people was changed';
  return undefined;
}
