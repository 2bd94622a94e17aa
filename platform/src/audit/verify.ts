import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import type { JWK } from 'jose';
import type { Actor } from '../actor.js';
import { Database, type Query } from '../database.js';
import { BEGINNING, hashOf, type Link, SealReader } from './chain.js';

/** Rows that are read at a time. */
const ROWS = 5000;

export interface Verdict {
  /** How many links are good, from the first on. */
  good: number;
  /** The first link that is not, and why. */
  broken?: { sequence: number; reason: string };
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

interface Point {
  sequence: number;
  hash: string;
}

const auditor = (owner: string): Actor => ({
  subject: `${owner}-audit`,
  organisation: 'SELF',
  role: 'SERVICE',
  centres: [],
  purpose: 'AUDIT',
  client: owner,
  requestId: 'audit',
});

/**
 * Walks one owner's chain from the first link and stops at the first that is broken: changed, removed, moved, added or
 * rebuilt without the owner's key; or cut off behind what the head or the witness has seen.
 */
export async function verifyAudit({ owner, url, publicKey, witness }: VerifyOptions): Promise<Verdict> {
  const database = new Database({ url, applicationName: 'mrrm-audit', maximumConnections: 1 });
  const request = database.request(auditor(owner));
  try {
    const witnessed = witness ? await readWitness(witness, owner) : [];
    return await walk(await request.read(), owner, new SealReader(publicKey), witnessed);
  } finally {
    await request.close();
    await database.close();
  }
}

async function walk(query: Query, owner: string, seals: SealReader, witnessed: Point[]): Promise<Verdict> {
  const schema = sql.identifier(owner);
  const seen = new Map(witnessed.map(({ sequence, hash }) => [sequence, hash]));
  let last: Point = { sequence: 0, hash: BEGINNING };
  for (;;) {
    const rows = (await query.execute(sql`
      select sequence::int as sequence, event, people::text[] as people, hash, seal from ${schema}.audit_event
      where sequence > ${last.sequence} order by sequence limit ${ROWS}`)) as unknown as Row[];
    for (const row of rows) {
      const reason = faultOf(row, last, seals, seen);
      if (reason) return { good: last.sequence, broken: { sequence: last.sequence + 1, reason } };
      last = row;
    }
    if (rows.length < ROWS) break;
  }
  const [head] = (await query.execute(
    sql`select sequence::int as sequence, hash from ${schema}.audit_head`,
  )) as unknown as Point[];
  const furthest = witnessed.reduce((far, { sequence }) => Math.max(far, sequence), head?.sequence ?? 0);
  if (furthest > last.sequence || head?.hash !== last.hash)
    return { good: last.sequence, broken: { sequence: last.sequence + 1, reason: 'the end is cut off' } };
  return { good: last.sequence };
}

function faultOf(row: Row, last: Point, seals: SealReader, seen: Map<number, string>): string | undefined {
  if (row.sequence !== last.sequence + 1) return 'a link is missing';
  if (hashOf(last.hash, row.sequence, row.event) !== row.hash) return 'the event or its place was changed';
  if (!seals.isSealed(row)) return 'the link is not sealed with the key of the owner';
  if (seen.has(row.sequence) && seen.get(row.sequence) !== row.hash)
    return 'the witness has seen another link here';
  const { people } = JSON.parse(row.event) as { people: string[] };
  if (people.join() !== row.people.join()) return 'the list of people was changed';
  return undefined;
}

async function readWitness(file: string, owner: string): Promise<Point[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Point & { owner: string })
    .filter((point) => point.owner === owner);
}
