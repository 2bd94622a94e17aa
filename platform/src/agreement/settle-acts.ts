import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '../database/rows.js';
import { readStoredMoment } from '../values/moment.js';
import { BEFORE_ALL, type Chore } from '../writing/chore.js';
import { judgeAct } from './judge-act.js';

const MOST_ACTS = 100;

const openAct = z.object({
  id: z.string(),
  place: z.string(),
  functions: z.array(z.string()),
  organisation: z.string(),
  at: z.string().transform(readStoredMoment),
});
type OpenAct = z.infer<typeof openAct>;

/**
 * Judges again what was written while the owner of the agreements could not be asked. An act that the agreement of its
 * time did not allow is marked REFUTED with the reason, and stays: what was done is not undone by a mark.
 */
export const settleActs = (owner: string): Chore =>
  async function* ({ request, agreements }) {
    const table = sql`${sql.identifier(owner)}.unverified_act`;
    const away = new Set<string>();
    for (let after: string | undefined = BEFORE_ALL; after; ) {
      const open: OpenAct[] = await rows(
        await request.read(),
        sql`select id, place, functions, organisation, at from ${table} where state = 'UNVERIFIED' and id > ${after}
          order by id limit ${MOST_ACTS}`,
        openAct,
      );
      let settled = 0;
      for (const { id, place, functions, organisation, at } of open) {
        const known = away.has(place) ? undefined : await agreements.at(place, request);
        if (known?.known !== 'NOW') {
          away.add(place);
          continue;
        }
        const verdict = judgeAct(known.terms, { functions, organisation, at });
        const state = 'ground' in verdict ? 'VERIFIED' : 'REFUTED';
        const reason = 'refusal' in verdict ? `${verdict.refusal.code}: ${verdict.refusal.message}` : null;
        await request.write((write) =>
          write.execute(
            sql`update ${table} set state = ${state}, reason = ${reason}, settled_at = now() where id = ${id}`,
          ),
        );
        settled += 1;
      }
      yield settled;
      after = open.length === MOST_ACTS ? open.at(-1)!.id : undefined;
    }
  };
