import type { Query } from '@mrrm/platform/database';
import { sqlBeginningOf, sqlDayAt } from '@mrrm/platform/day';
import { newIdentifier } from '@mrrm/platform/identifiers';
import { and, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import { visibleFigures } from '../access/visibility.js';
import type { Request } from '../context.js';
import { resident, residentCohort, residentCohortMember } from '../tables.js';
import type { ResidentCohort } from '../types/resident-cohort.js';
import type { AgeBand, Sex } from '../values.js';

/** Largest number of people that is withheld. */
const LARGEST_WITHHELD = 10;

/** What tells one cohort from another. Dates are `YYYY-MM-DD`; `arrivedUntil` is the day after the last one. */
export interface CohortDefinition {
  centreId: string;
  arrivedFrom: string;
  arrivedUntil: string;
  ageBand: AgeBand | null;
  sex: Sex | null;
  nationality: string | null;
}

async function readCohorts(query: Query, request: Request, condition: SQL): Promise<ResidentCohort[]> {
  const rows = await query
    .select({
      ...getTableColumns(residentCohort),
      memberIds: sql<string[]>`array(
        select ${residentCohortMember.residentId} from ${residentCohortMember}
        where ${residentCohortMember.cohortId} = ${residentCohort.id} order by 1)`,
    })
    .from(residentCohort)
    .where(and(condition, visibleFigures(request, residentCohort.centreId)));
  return rows.map((row) => {
    const sizeWithheld = row.memberIds.length >= 1 && row.memberIds.length <= LARGEST_WITHHELD;
    return {
      ...row,
      centre: { id: row.centreId },
      size: sizeWithheld ? null : row.memberIds.length,
      sizeWithheld,
    };
  });
}

/** The cohorts that fit a condition and whose centre this actor may see. */
export const findCohorts = async (request: Request, condition: SQL): Promise<ResidentCohort[]> =>
  readCohorts(await request.database.read(), request, condition);

const isDefinedBy = ({ centreId, arrivedFrom, arrivedUntil, ageBand, sex, nationality }: CohortDefinition) =>
  and(
    eq(residentCohort.centreId, centreId),
    eq(residentCohort.arrivedFrom, arrivedFrom),
    eq(residentCohort.arrivedUntil, arrivedUntil),
    ageBand ? eq(residentCohort.ageBand, ageBand) : isNull(residentCohort.ageBand),
    sex ? eq(residentCohort.sex, sex) : isNull(residentCohort.sex),
    nationality ? eq(residentCohort.nationality, nationality) : isNull(residentCohort.nationality),
  )!;

const YEARS_OF: Record<AgeBand, [from: number, until: number]> = {
  UNDER_14: [0, 14],
  FROM_14_TO_15: [14, 16],
  FROM_16_TO_17: [16, 18],
  ADULT: [18, 200],
};

function belongsTo(
  { centreId, arrivedFrom, arrivedUntil, ageBand, sex, nationality }: CohortDefinition,
  timeZone: string,
): SQL {
  const years = sql`extract(year from age(${sqlDayAt(resident.arrivedAt, timeZone)}, ${resident.dateOfBirth}))`;
  const [from, until] = ageBand ? YEARS_OF[ageBand] : [];
  return and(
    eq(resident.centreId, centreId),
    sql`${resident.arrivedAt} >= ${sqlBeginningOf(arrivedFrom, timeZone)}
      and ${resident.arrivedAt} < ${sqlBeginningOf(arrivedUntil, timeZone)}`,
    ageBand ? sql`${years} >= ${from}::int and ${years} < ${until}::int` : undefined,
    sex ? eq(resident.sex, sex) : undefined,
    nationality ? eq(resident.nationality, nationality) : undefined,
  )!;
}

/**
 * Finds a cohort, or forms it when nobody asked for it before; two who ask at once get the same one.
 * @returns null when the actor may see no figures of the centre
 */
export function formCohort(request: Request, definition: CohortDefinition): Promise<ResidentCohort | null> {
  // Other fields of the same query may be reading meanwhile: their transaction must stay open.
  return request.database.figures(async (query) => {
    const [found] = await readCohorts(query, request, isDefinedBy(definition));
    if (found) return found;
    await insertCohort(query, request, definition);
    const [formed] = await readCohorts(query, request, isDefinedBy(definition));
    return formed ?? null;
  });
}

const insertCohort = (query: Query, request: Request, definition: CohortDefinition) =>
  query.execute(sql`
    with formed as (
      insert into ${residentCohort}
        (id, centre_id, arrived_from, arrived_until, age_band, sex, nationality, formed_by_subject)
      select ${newIdentifier()}::uuid, centre.id, ${definition.arrivedFrom}::date, ${definition.arrivedUntil}::date,
        ${definition.ageBand}::text, ${definition.sex}::text, ${definition.nationality}::text,
        ${request.actor.principal}::text
      from (select ${definition.centreId}::uuid as id) as centre
      where ${visibleFigures(request, sql`centre.id`)}
      on conflict do nothing returning id
    )
    insert into ${residentCohortMember} (cohort_id, resident_id)
    select formed.id, ${resident.id} from formed, ${resident} where ${belongsTo(definition, request.timeZones.of(definition.centreId))}`);
