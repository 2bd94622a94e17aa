import { sql } from 'drizzle-orm';
import type { Request } from '../context.js';
import { eventsOf, shownIn } from './history.js';
import { readKept } from './kept.js';
import { columnsOfKept, type KeptRow } from './kept-rows.js';

/** What of one person was shown to an organisation. */
export interface Shown {
  organisationCode: string;
  /** The group of fields. */
  group: string;
  firstAt: Date;
  lastAt: Date;
  /** In how many acts. */
  times: number;
}

/**
 * To which other organisations than the owner's something of a person was shown, by groups of fields, and when: what was shown last comes first.
 * A reader of another organisation is told of that one alone, as in `accessHistory`.
 */
export async function shownToOthers(request: Request, person: string): Promise<Shown[]> {
  const query = await request.database.read();
  const rows = (await query.execute(sql`
    select sequence::int as sequence, ${columnsOfKept(request.owner)} from ${eventsOf(request, person)}
    and event::jsonb ->> 'kind' = 'READ'
    and coalesce(event::jsonb ->> 'onBehalfOfOrganisation', event::jsonb ->> 'organisation') not in (${request.judge.table.owner}, 'SELF')
    order by sequence`)) as unknown as KeptRow[];
  const shown = new Map<string, Shown>();
  for (const row of rows) {
    const event = readKept(row);
    const organisationCode = event.onBehalfOfOrganisation ?? event.organisation;
    const at = new Date(event.at);
    for (const group of shownIn(event, person)) {
      const key = `${organisationCode} ${group}`;
      const { firstAt = at, times = 0 } = shown.get(key) ?? {};
      // Taken out first, so that it comes last.
      shown.delete(key);
      shown.set(key, { organisationCode, group, firstAt, lastAt: at, times: times + 1 });
    }
  }
  return [...shown.values()].reverse();
}
