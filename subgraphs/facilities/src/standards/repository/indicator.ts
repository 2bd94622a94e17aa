import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, forbidden, notFound } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { centre } from '../../premises/table.js';
import { standardIndicator } from '../table.js';
import type { StandardIndicator } from '../types/indicator.js';
import type { IndicatorCode } from '../values.js';

export const indicatorColumns = {
  id: standardIndicator.id,
  code: standardIndicator.code,
  what: standardIndicator.what,
  operator: standardIndicator.operator,
  threshold: standardIndicator.threshold,
  unit: standardIndicator.unit,
  standard: standardIndicator.standard,
  verified: standardIndicator.verified,
  active: standardIndicator.active,
  validFrom: standardIndicator.validFrom,
  validUntil: standardIndicator.validUntil,
  version: standardIndicator.version,
  ofThisCentre: sql<boolean>`${standardIndicator.centreId} is not null`.as('of_this_centre'),
  forCentreId: sql<string>`${centre.id}`.as('for_centre_id'),
};

const heldOn = (day: SQL): SQL => sql`(${standardIndicator.validFrom} <= ${day}
  and (${standardIndicator.validUntil} is null or ${standardIndicator.validUntil} > ${day}))`;
const isOfCentre = sql`(${standardIndicator.centreId} is null or ${standardIndicator.centreId} = ${centre.id})`;

/**
 * The indicators that hold at centres on a day, by code: a centre's own goes before that of every centre.
 * @param seen which rows of `centre` the reader sees
 */
export function selectIndicatorsOn(
  query: Query,
  seen: SQL,
  centreIds: SQL,
  day: string,
): Promise<StandardIndicator[]> {
  return query
    .selectDistinctOn([centre.id, standardIndicator.code], indicatorColumns)
    .from(centre)
    .innerJoin(standardIndicator, isOfCentre)
    .where(sql`${centre.id} = any(${centreIds}) and ${heldOn(sql`${day}::date`)} and ${seen}`)
    .orderBy(centre.id, standardIndicator.code, sql`${standardIndicator.centreId} is null`);
}

/** The version of one indicator that holds at each centre that there is on each of some days, by the same rule; where none holds, none. One statement. */
export function selectIndicatorOnDays(
  query: Query,
  code: IndicatorCode,
  days: readonly string[],
): Promise<(StandardIndicator & { day: string })[]> {
  const day = sql`one.day`;
  return query
    .selectDistinctOn([centre.id, day], { ...indicatorColumns, day: sql<string>`one.day::text`.as('day') })
    .from(centre)
    .innerJoin(
      sql`(select named::date as day from unnest(${sql.param(days)}::text[]) as named) as one`,
      sql`true`,
    )
    .innerJoin(standardIndicator, isOfCentre)
    .where(and(eq(standardIndicator.code, code), heldOn(day)))
    .orderBy(centre.id, day, sql`${standardIndicator.centreId} is null`);
}

/** The same, read beside the rest of a request. */
export const findIndicatorsOn = async (request: Request, centreIds: string[], day: string) =>
  selectIndicatorsOn(
    await request.database.read(),
    visibleAt(request, 'PREMISES', centre.id),
    sql`${sql.param(centreIds)}::uuid[]`,
    day,
  );

/** What holds for every centre, and what holds for one that the actor sees. */
const visibleIndicators = (request: Request): SQL =>
  sql`(${standardIndicator.centreId} is null or ${visibleAt(request, 'PREMISES', standardIndicator.centreId)})`;

const withId = (request: Request, id: string) =>
  and(eq(standardIndicator.id, id), visibleIndicators(request));

/** One version of an indicator by its identifier, as it is for a centre. */
export async function findIndicator(request: Request, id: string): Promise<StandardIndicator | null> {
  const query = await request.database.read();
  const { forCentreId: _, ...columns } = indicatorColumns;
  const [row] = await query.select(columns).from(standardIndicator).where(withId(request, id));
  return row ? { ...row, forCentreId: '' } : null;
}

export interface IndicatorChange {
  indicatorId: string;
  expectedVersion: number;
  centreId: string | null;
  validFrom: string;
  active?: boolean | undefined;
  threshold?: number | undefined;
  standard?: string | undefined;
  verified?: boolean | undefined;
}

/**
 * Ends a version of an indicator on a day and begins the next one; for one centre, the one of every centre goes on.
 * @returns the identifier of the new version
 */
export async function changeIndicator(
  request: Request,
  query: Query,
  change: IndicatorChange,
): Promise<string> {
  const { actor } = request;
  const { indicatorId, expectedVersion, centreId, validFrom } = change;
  const [present] = await query.select().from(standardIndicator).where(withId(request, indicatorId));
  if (!present) throw notFound('indicator', 'indicatorId');
  if (present.centreId && present.centreId !== centreId) {
    throw badInput('This version of the indicator is of one centre; name that centre.', 'centreId');
  }
  if (validFrom <= present.validFrom) {
    throw badInput(`Give a day after ${present.validFrom}, on which this version began.`, 'validFrom');
  }
  if (present.validUntil) throw conflict('This version of the indicator has an end already.', 'indicatorId');
  if (present.centreId === centreId) {
    const row = { id: indicatorId, expectedVersion };
    await changeRow(query, standardIndicator, row, { validUntil: validFrom }, 'indicator');
  } else if (present.version !== expectedVersion) {
    throw conflict('This indicator has changed since you read it. Read it again.', 'expectedVersion');
  }
  const id = newIdentifier();
  await query.insert(standardIndicator).values({
    id,
    centreId,
    code: present.code,
    what: present.what,
    operator: present.operator,
    unit: present.unit,
    threshold: change.threshold ?? present.threshold,
    standard: change.standard ?? present.standard,
    verified: change.verified ?? present.verified,
    active: change.active ?? present.active,
    validFrom,
    recordedBySubject: actor.principal,
    recordedByOrganisation: actor.organisation,
  });
  return id;
}

/** @throws Refusal FORBIDDEN unless the actor may change what holds for every centre: the owner's people who see them all */
export function requireEveryCentre(request: Request, seesAll: boolean, owner: string): void {
  if (!seesAll || request.actor.organisation !== owner) {
    throw forbidden(
      'What holds for every centre is changed by the owner of this slice; name a centre.',
      'centreId',
    );
  }
}
