import { seesAllCentres } from '@mrrm/platform/access/all-centres';
import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { readFeed, standAt } from '@mrrm/platform/feed/page';
import type { Connection } from '@mrrm/platform/reading/connection';
import { forbidden } from '@mrrm/platform/wire/errors';
import { visibleChanges } from '../../access/changes.js';
import { change } from '../table.js';
import type { Change } from '../types/change.js';

const shown = columnsOf(change, { without: ['generation', 'xid', 'id'] });

/**
 * One page of the changes that exist for a program.
 * @throws Refusal FORBIDDEN where a page could only be half of the truth: for somebody, or within zones or cases alone. What
 * is left out of a feed is missed for good
 */
export async function findChanges(
  request: Request,
  { first, after }: { first: number; after?: string | null | undefined },
): Promise<Connection<Change>> {
  const { actor, judge, owner, person } = request;
  if (person) throw forbidden('Changes are followed by a program for itself, and for nobody else.');
  if (actor.zones || actor.ownCasesOnly)
    throw forbidden(
      'Changes are followed by centre: a sign-in that is narrowed to zones or cases would miss some.',
    );
  const query = await request.database.read();
  const place = await standAt(query, owner, after);
  const among = seesAllCentres(judge.table.roles, actor)
    ? undefined
    : { column: change.centreId, values: actor.centres };
  return readFeed<Change>(
    query,
    { table: change, fields: shown, visible: visibleChanges(request), among },
    place,
    first,
  );
}
