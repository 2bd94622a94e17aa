import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, notFound } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { provenanceOf } from '../../access/provenance.js';
import { foundBy } from '../../premises/repository/found-by.js';
import { centre } from '../../premises/table.js';
import { houseRule } from '../table.js';
import type { HouseRules } from '../types/house-rules.js';

/** Whether rules hold on a day. */
export const rulesHoldOn = (day: string): SQL => sql`(${houseRule.validFrom} <= ${day}::date
  and (${houseRule.validUntil} is null or ${houseRule.validUntil} > ${day}::date))`;

/** House rules that meet a condition, by language. */
async function findHouseRules(request: Request, condition: SQL): Promise<HouseRules[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      id: houseRule.id,
      centreId: houseRule.centreId,
      language: houseRule.language,
      title: houseRule.title,
      text: houseRule.text,
      validFrom: houseRule.validFrom,
      validUntil: houseRule.validUntil,
      version: houseRule.version,
    })
    .from(houseRule)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', houseRule.centreId)}`)
    .orderBy(asc(houseRule.language));
  return rows.map((row) => ({ ...row, isFallback: false }));
}

export const houseRulesById = foundBy(findHouseRules)(houseRule.id);

export interface NewHouseRules {
  centreId: string;
  language: string;
  title: string;
  text: string;
  validFrom: string;
}

/** Publishes rules, and ends on the same day those without an end. @returns the identifier of the new ones */
export async function insertHouseRules(
  request: Request,
  query: Query,
  wanted: NewHouseRules,
): Promise<string> {
  const { centreId, language, validFrom } = wanted;
  const [present] = await query
    .select({ id: houseRule.id, validFrom: houseRule.validFrom })
    .from(houseRule)
    .where(
      sql`${houseRule.centreId} = ${centreId} and ${houseRule.language} = ${language} and ${houseRule.validUntil} is null`,
    )
    .for('update');
  if (present && validFrom <= present.validFrom) {
    throw badInput(`Give a day after ${present.validFrom}, on which the present rules began.`, 'validFrom');
  }
  if (present) {
    await query
      .update(houseRule)
      .set({ validUntil: validFrom, version: sql`${houseRule.version} + 1` })
      .where(eq(houseRule.id, present.id));
  }
  const id = newIdentifier();
  await query.insert(houseRule).values({ id, ...wanted, ...provenanceOf(request, centreId, request.now) });
  return id;
}

export interface Withdrawal {
  houseRulesId: string;
  expectedVersion: number;
  on: (timeZone: string) => string;
}

/** Ends rules on a day. @throws Refusal NOT_FOUND, CONFLICT, or BAD_USER_INPUT for a day before they began */
export async function withdrawHouseRules(request: Request, query: Query, end: Withdrawal): Promise<void> {
  const [present] = await query
    .select({
      validFrom: houseRule.validFrom,
      validUntil: houseRule.validUntil,
      timeZone: centre.timeZone,
    })
    .from(houseRule)
    .innerJoin(centre, eq(centre.id, houseRule.centreId))
    .where(
      sql`${houseRule.id} = ${end.houseRulesId} and ${visibleAt(request, 'PREMISES', houseRule.centreId)}`,
    );
  if (!present) throw notFound('version of house rules', 'houseRulesId');
  const on = end.on(present.timeZone);
  if (on < present.validFrom) throw badInput(`They begin on ${present.validFrom}.`, 'on');
  const row = { id: end.houseRulesId, expectedVersion: end.expectedVersion };
  await changeRow(query, houseRule, row, { validUntil: on }, 'version of house rules');
  if (present.validUntil) throw conflict('These rules have an end already.', 'houseRulesId');
}

/** The rules that hold at centres on a day. */
export const houseRulesOfCentres = (request: Request, ids: string[], day: string) =>
  findHouseRules(request, sql`${isOneOf(houseRule.centreId, ids)} and ${rulesHoldOn(day)}`);
