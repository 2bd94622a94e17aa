import { atCentreOf } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { type SQL, sql } from 'drizzle-orm';
import { cooperationSop, sopParty } from '../agreement/table.js';
import { building, floor } from '../premises/table.js';

/** The SOPs in force that name the actor's organisation as a party, of every centre: found once a statement, not once a row. */
const agreementsFor = ({ actor, now }: Request): SQL => sql`
  ${cooperationSop} join ${sopParty} on ${sopParty.sopId} = ${cooperationSop.id}
  where ${cooperationSop.status} in ('AGREED', 'IN_FORCE')
    and ${sopParty.organisation} = ${actor.organisation} and ${sopParty.signedAt} is not null
    and ${cooperationSop.validFrom} <= ${at(now)}
    and (${cooperationSop.validUntil} is null or ${cooperationSop.validUntil} > ${at(now)})`;

/** Placements, as a condition on the tables `building` and `floor` in which the bed lies. */
export function visiblePlacements(request: Request): SQL {
  const { actor, judge } = request;
  const standing = judge.standing('OPERATIONAL');
  // This slice knows no cases: somebody whose sign-in is narrowed to own cases finds the bed through nobody here.
  if (standing === 'CLOSED' || actor.ownCasesOnly) return sql`false`;
  const shared =
    standing === 'SHARED'
      ? sql`${building.centreId} = any(array(select ${cooperationSop.centreId} from ${agreementsFor(request)}))`
      : sql`true`;
  const inZone = actor.zones ? sql`${floor.safeZoneId} = any(${sql.param(actor.zones)}::uuid[])` : sql`true`;
  return sql`(${atCentreOf(request, building.centreId)} and ${shared} and ${inZone})`;
}

/** Read with a placement: the SOP that opens it to another organisation; null for the owner's own people. */
export const openedBy = (request: Request): SQL.Aliased<string | null> =>
  request.judge.standing('OPERATIONAL') === 'SHARED'
    ? sql<string | null>`(select jsonb_object_agg(${cooperationSop.centreId}, 'SOP:' || ${cooperationSop.id})
        from ${agreementsFor(request)}) ->> ${building.centreId}::text`.as('opened_by')
    : sql<null>`null::text`.as('opened_by');

/** Numbers of 1 to 10 people speak of them: those who get figures only do not get these. */
const LARGEST_WITHHELD = 10;

/** Whether the actor gets figures, and not who has which bed. */
export const readsFiguresOnly = ({ judge }: Pick<Request, 'judge'>): boolean =>
  judge.standing('OPERATIONAL') === 'CLOSED';

/** A number of people as the actor may see it; null when it is withheld. */
export const figureFor = (request: Pick<Request, 'judge'>, people: number): number | null =>
  readsFiguresOnly(request) ? figureOf(people) : people;

/** The same as those who get figures only may see it. */
export const figureOf = (people: number): number | null =>
  people >= 1 && people <= LARGEST_WITHHELD ? null : people;
