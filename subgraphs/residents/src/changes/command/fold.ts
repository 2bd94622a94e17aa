import { type AuditEvent, FORMAT, whoAsked } from '@mrrm/platform/audit/event';
import { at } from '@mrrm/platform/database/conditions';
import { rows } from '@mrrm/platform/database/rows';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { OwnersCommand } from '../../owners-command.js';
import { feedFold } from '../../table.js';
import { change } from '../table.js';

/** Those recorded before a moment that a later one says again: of the same kind and group, of the same resident, stay and centre. */
const saidAgain = (before: Date): SQL => sql`
  select generation, xid, id from (
    select generation, xid, id, recorded_at, lead(id) over (
      partition by resident_id, kind, field_group, stay_id, centre_id order by generation, xid, id) as later
    from ${change}) as told
  where later is not null and recorded_at < ${at(before)}`;

/** @returns how many changes a fold would take away */
export async function countSaidAgain({ maintenance }: OwnersCommand, before: Date): Promise<number> {
  const [found] = await rows(
    maintenance.query,
    sql`select count(*)::int as count from (${saidAgain(before)}) as old`,
    z.object({ count: z.number() }),
  );
  return found!.count;
}

/**
 * Folds the feed: of what was recorded before a moment the last of each kind is kept, so that whoever begins at the beginning learns all that
 * holds. Whoever stands before what was taken away is told to do so.
 * @returns how many changes were taken away
 */
export function foldChanges({ maintenance, actor }: OwnersCommand, before: Date): Promise<number> {
  const { query } = maintenance;
  return maintenance.transaction(async () => {
    // Two folds, one after the other. Who writes changes meanwhile is not held up.
    await query.execute(sql`lock table ${feedFold} in share row exclusive mode`);
    const [done] = await rows(
      query,
      sql`with taken as (
          delete from ${change} using (${saidAgain(before)}) as old
          where (${change.generation}, ${change.xid}, ${change.id}) = (old.generation, old.xid, old.id)
          returning ${change.generation} as generation, ${change.xid} as xid, ${change.id} as id),
        counted as (select count(*)::int as folded from taken),
        last as (select * from taken order by generation desc, xid desc, id desc limit 1)
        insert into ${feedFold} (number, generation, xid, id, folded, before, folded_by)
          select (select coalesce(max(number), 0) + 1 from ${feedFold}), generation, xid, id, folded,
            ${at(before)}, ${actor.principal}
          from last, counted returning folded`,
      z.object({ folded: z.number() }),
    );
    const event: AuditEvent = {
      format: FORMAT,
      kind: 'WRITE',
      operation: 'foldChanges',
      ...whoAsked(actor),
      entities: [],
      people: [],
      outcome: 'DONE',
    };
    return { result: done?.folded ?? 0, events: done ? [event] : [] };
  });
}
