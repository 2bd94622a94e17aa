import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { parentId } from '@mrrm/platform/reading/pages';
import { and, eq, gte, isNotNull, isNull, lt, not, type SQL, sql } from 'drizzle-orm';
import { opens } from '../../access/opened.js';
import { representsOn, todayAt } from '../../access/visibility.js';
import { caseReviewIsDue, screeningIsOverdue } from '../../case/repository/due.js';
import { checkIsOverdue } from '../../presence/repository/checks.js';
import { presence } from '../../presence/table.js';
import { resident } from '../../register/table.js';
import { representation } from '../../representation/table.js';
import type { ResidentFilter } from '../types/filter.js';

const latestStatus = sql`(
  select ${presence.status} from ${presence} where ${presence.residentId} = ${resident.id}
    and ${presence.voidedAt} is null and ${presence.checkedAt} >= ${resident.arrivedAt}
  order by ${presence.checkedAt} desc nulls last, ${presence.id} desc nulls last limit 1)`;

/** Whether somebody represents a resident today. */
const isRepresented = (request: Request): SQL => sql`exists (select from ${representation}
  where ${representation.residentId} = ${resident.id} and ${representsOn(todayAt(request, resident.centreId))})`;

/** A condition, its opposite, or none. */
const whether = (is: boolean | null | undefined, condition: SQL): SQL | undefined =>
  is == null ? undefined : is ? condition : not(condition);

/** Everything that starts with a text, as an index finds it: the last of all characters ends what starts so. */
const startsWith = (text: string): SQL =>
  sql`(${resident.registrationNumber} ~>=~ ${text} and ${resident.registrationNumber} ~<~ ${`${text}\u{10FFFF}`})`;

/** Who has reached an age on a day; somebody born on 29 February is a year older on 1 March. */
const hasReached = (years: number, day: SQL): SQL =>
  sql`${resident.dateOfBirth} <= (${day} - make_interval(years => ${years}::int))::date`;

function ofAge(request: Request, isOfCentre: boolean, { ageFrom, ageTo }: ResidentFilter): SQL | undefined {
  if (ageFrom == null && ageTo == null) return undefined;
  // All in a list of one centre have one today: it is found once, and not for each of them.
  const today = isOfCentre
    ? sql`(select ${todayAt(request, parentId)})`
    : todayAt(request, resident.centreId);
  return and(hasReached(ageFrom ?? 0, today), ageTo == null ? undefined : not(hasReached(ageTo + 1, today)));
}

/**
 * Which residents a list shows, as a condition on the table `resident`; of `parentId` when it is the list of a centre.
 * Who stays now, when nothing else is said.
 */
export function chosenBy(request: Request, isOfCentre: boolean, filter: ResidentFilter): SQL {
  const { present, departed, safeZoneId, language, riskLevel, familySituation, nationality } = filter;
  const { registrationNumberStarts, arrivedFrom, arrivedUntil } = filter;
  return and(
    departed ? isNotNull(resident.departedAt) : isNull(resident.departedAt),
    present === true ? sql`(${resident.departedAt} is null and ${latestStatus} = 'PRESENT')` : undefined,
    present === false
      ? sql`(${resident.departedAt} is not null or ${latestStatus} is distinct from 'PRESENT')`
      : undefined,
    safeZoneId ? eq(resident.safeZoneId, safeZoneId) : undefined,
    language ? sql`${language} = any(${resident.languages})` : undefined,
    filter.interpreterNeed ? eq(resident.interpreterNeed, filter.interpreterNeed) : undefined,
    filter.interpreterLanguage ? eq(resident.interpreterLanguage, filter.interpreterLanguage) : undefined,
    riskLevel ? eq(resident.riskLevel, riskLevel) : undefined,
    familySituation ? eq(resident.familySituation, familySituation) : undefined,
    registrationNumberStarts ? startsWith(registrationNumberStarts) : undefined,
    ofAge(request, isOfCentre, filter),
    nationality ? eq(resident.nationality, nationality) : undefined,
    arrivedFrom ? gte(resident.arrivedAt, at(arrivedFrom)) : undefined,
    arrivedUntil ? lt(resident.arrivedAt, at(arrivedUntil)) : undefined,
    whether(filter.needsAssessed, isNotNull(resident.needsAssessedAt)),
    whether(filter.hasRepresentative, isRepresented(request)),
    whether(filter.hasCaseManager, isNotNull(resident.caseManagerId)),
    whether(filter.checkOverdue, checkIsOverdue(request)),
    whether(filter.screeningOverdue, screeningIsOverdue(request)),
    whether(filter.caseReviewDue, caseReviewIsDue(request)),
    ...openToFilter(request, filter),
  )!;
}

/**
 * Selecting by a value tells it: only rows whose group is open to the reader are selected from. Which group each condition is of stands
 * in the access table, and nowhere else.
 */
function openToFilter(request: Request, filter: ResidentFilter): SQL[] {
  const { judge } = request;
  const groups = judge.table.filters['ResidentFilter']!;
  const given = Object.entries(filter).filter(([, value]) => value != null);
  return (
    [...new Set(given.map(([name]) => groups[name]!))]
      // That of the list itself is asked for already.
      .filter((group) => group !== 'OPERATIONAL' && judge.standing(group) === 'SHARED')
      .map((group) => opens(request, group))
  );
}
