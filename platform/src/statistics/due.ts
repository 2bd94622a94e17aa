import type { Database } from '../database/database.js';
import { DEFAULT_TIME_ZONE, dayAt } from '../values/day.js';
import { clerk } from '../writing/chore.js';
import type { Due } from './declaration.js';
import { nextDue } from './kept.js';
import type { CountedByOwner } from './owner.js';

/** What waits for an edition today, by the days of the owner's time zone; undefined when nothing does. @param except years that are left out */
export async function dueToday(
  database: Database,
  owner: string,
  counted: CountedByOwner,
  environment: NodeJS.ProcessEnv,
  except: readonly number[] = [],
): Promise<Due | undefined> {
  const request = database.request(clerk(owner));
  try {
    const today = dayAt(new Date(), environment['TIME_ZONE'] || DEFAULT_TIME_ZONE);
    return await nextDue(await request.read(), counted, today, except);
  } finally {
    await request.close();
  }
}
