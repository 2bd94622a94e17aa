import { sql } from 'drizzle-orm';
import { readStoredMoment } from '../values/moment.js';
import type { Chore } from '../writing/verification.js';
import { judgeAct } from './judge-act.js';

const MOST_ACTS = 100;

interface OpenAct {
  id: string;
  place: string;
  functions: string[];
  organisation: string;
  at: string;
}

/**
 * Judges again what was written while the owner of the agreements could not be asked. An act that the agreement of its
 * time did not allow is marked REFUTED with the reason, and stays: what was done is not undone by a mark.
 */
export const settleActs =
  (owner: string): Chore =>
  async ({ request, agreements }) => {
    const table = sql`${sql.identifier(owner)}.unverified_act`;
    const query = await request.read();
    const rows = (await query.execute(
      sql`select id, place, functions, organisation, at from ${table} where state = 'UNVERIFIED' order by id limit ${MOST_ACTS}`,
    )) as unknown as OpenAct[];
    let settled = 0;
    for (const { id, place, functions, organisation, at } of rows) {
      const known = await agreements.at(place, request);
      if (known?.known !== 'NOW') continue;
      const verdict = judgeAct(known.terms, { functions, organisation, at: readStoredMoment(at) });
      const state = 'ground' in verdict ? 'VERIFIED' : 'REFUTED';
      const reason = 'refusal' in verdict ? `${verdict.refusal.code}: ${verdict.refusal.message}` : null;
      await request.write((write) =>
        write.execute(
          sql`update ${table} set state = ${state}, reason = ${reason}, settled_at = now() where id = ${id}`,
        ),
      );
      settled += 1;
    }
    return settled;
  };
