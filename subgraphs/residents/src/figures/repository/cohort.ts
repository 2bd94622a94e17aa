import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import {
  type Asked,
  cellName,
  type Period,
  questionName,
  YearTable,
} from '@mrrm/platform/figures/year-table';
import { sqlBeginningOf, sqlDayAt } from '@mrrm/platform/values/day';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { Refusal } from '@mrrm/platform/wire/errors';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isMerged } from '../../access/merged.js';
import { resident } from '../../register/table.js';
import { Sex } from '../../register/values.js';
import { cohortQuestion } from '../table.js';
import type { ResidentCohort } from '../types/cohort.js';
import { AgeBand } from '../values.js';

/** Most cohorts that one person may ask for in an hour. */
const MOST_AN_HOUR = 120;

/** What tells one cohort from another. */
export interface CohortDefinition {
  centreId: string;
  year: number;
  period: Period;
  ageBand: AgeBand | null;
  sex: Sex | null;
  nationality: string | null;
}

const member = z.object({
  id: z.string(),
  quarter: z.number(),
  ageBand: z.enum(AgeBand).nullable(),
  sex: z.enum(Sex),
  nationality: z.string().nullable(),
});

type Filter = 'ageBand' | 'sex' | 'nationality';

const filtersOf = (definition: CohortDefinition): Filter[] =>
  (['ageBand', 'sex', 'nationality'] as const).filter((name) => definition[name] !== null);

/** Where somebody stands under the filters in question; null where a value is not known. */
function categoryOf(filters: Filter[], values: Record<Filter, string | null>): string | null {
  const known = filters.map((name) => values[name]);
  return known.length === 0 || known.includes(null) ? null : known.join('+');
}

/** Whoever arrived at a centre in a year, by the centre's own days; a person of whom there were two records is one. */
const readMembers = async (query: Query, request: Request, { centreId, year }: CohortDefinition) => {
  const zone = request.timeZones.of(centreId);
  const day = sqlDayAt(resident.arrivedAt, zone);
  const age = sql`extract(year from age(${day}, ${resident.dateOfBirth}))`;
  return rows(
    query,
    sql`
    select ${resident.id} as id, extract(quarter from ${day})::int as quarter, ${resident.sex} as sex,
      ${resident.nationality} as nationality,
      case when ${resident.dateOfBirth} is null then null when ${age} < 14 then 'UNDER_14' when ${age} < 16 then 'FROM_14_TO_15'
        when ${age} < 18 then 'FROM_16_TO_17' else 'ADULT' end as "ageBand"
    from ${resident} where ${resident.centreId} = ${centreId}::uuid and not ${isMerged}
      and ${resident.arrivedAt} >= ${sqlBeginningOf(`${year}-01-01`, zone)}
      and ${resident.arrivedAt} < ${sqlBeginningOf(`${year + 1}-01-01`, zone)}
    order by ${resident.id}`,
    member,
  );
};

/** Keeps what was asked by whom, and counts it. @throws Refusal RATE_LIMITED */
async function register(query: Query, { actor }: Request, id: string, wanted: CohortDefinition) {
  const { principal, organisation } = actor;
  await query.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('cohorts ' || ${organisation}::text || ' ' || ${principal}::text, 0))`,
  );
  const [asked] = await rows(
    query,
    sql`select count(*)::int as times from ${cohortQuestion}
    where asked_by_organisation = ${organisation} and asked_by_subject = ${principal}
      and asked_at > now() - interval '1 hour'`,
    z.object({ times: z.number() }),
  );
  if (asked!.times >= MOST_AN_HOUR)
    throw new Refusal('RATE_LIMITED', `Ask for at most ${MOST_AN_HOUR} cohorts an hour.`);
  await query
    .insert(cohortQuestion)
    .values({ id, ...wanted, askedBySubject: principal, askedByOrganisation: organisation });
}

/**
 * A cohort with its size, and who belongs to its whole year, for the slice that counts what they received. The members are
 * found anew for each question and kept nowhere.
 * @returns null when the actor may see no figures of the centre
 * @throws Refusal RATE_LIMITED
 */
export async function askCohort(request: Request, wanted: CohortDefinition): Promise<ResidentCohort | null> {
  const filters = filtersOf(wanted);
  const asked: Asked = {
    period: wanted.period,
    category: categoryOf(filters, wanted),
    combined: filters.length > 1,
  };
  // Noted by itself and first: the members may be counted on a replica, and a question that fails has been asked.
  const id = await request.database.figures(async (query) => {
    const [seen] = await rows(
      query,
      sql`select ${visibleAt(request, 'FIGURES', sql`${wanted.centreId}::uuid`)} as visible`,
      z.object({ visible: z.boolean() }),
    );
    if (!seen!.visible) return undefined;
    const identifier = newIdentifier();
    await register(query, request, identifier, wanted);
    return identifier;
  }, 'WRITES');
  if (!id) return null;
  return request.database.figures(async (query) => {
    const members = await readMembers(query, request, wanted);
    const cells = members.map((one) => ({
      quarter: one.quarter,
      category: categoryOf(filters, one),
      parts: [1],
    }));
    const told = new YearTable(cells).tell(asked);
    return {
      ...wanted,
      id,
      centre: { id: wanted.centreId },
      size: told?.[0] ?? null,
      sizeWithheld: told === null,
      question: questionName(asked),
      // Of whom no size is told, nothing else is.
      memberIds: told ? members.map((one) => one.id) : [],
      memberCells: told ? cells.map(({ quarter, category }) => cellName(quarter, category)) : [],
    };
  });
}

/** The day after the last one of a period, `YYYY-MM-DD`. */
export const endOf = (year: number, period: Period): string =>
  ({
    Q1: `${year}-04-01`,
    Q2: `${year}-07-01`,
    H1: `${year}-07-01`,
    Q3: `${year}-10-01`,
    Q4: `${year + 1}-01-01`,
    H2: `${year + 1}-01-01`,
    YEAR: `${year + 1}-01-01`,
  })[period];
