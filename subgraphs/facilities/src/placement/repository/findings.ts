import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { forbidden, Refusal, Refusals } from '@mrrm/platform/wire/errors';
import { asc, eq } from 'drizzle-orm';
import type { FindingFacts, RuleFinding } from '../rules/question.js';
import { knowledgeOf, type ToldFinding, tellFindings } from '../rules/tell-findings.js';
import { placement, placementFinding } from '../table.js';

/** What the rules said of placements when they were written, in the order in which it was said. */
export async function findingsOfPlacements(request: Request, placementIds: string[]) {
  const query = await request.database.read();
  return query
    .select({ ...columnsOf(placementFinding), residentId: placement.residentId })
    .from(placementFinding)
    .innerJoin(placement, eq(placement.id, placementFinding.placementId))
    .where(isOneOf(placementFinding.placementId, placementIds))
    .orderBy(asc(placementFinding.judgedAt), asc(placementFinding.id));
}

/** Whoever leads it answers for an exception from its rules. */
const OVERRIDING =
  'An `override` with a reason, given by a centre manager or a coordinator of the organisation that leads ACCOMMODATION under the SOP.';

const refusalOf = ({ rule, level, message, source }: ToldFinding, path: string): Refusal =>
  new Refusal('RULE_VIOLATION', `${message} (${source})`, {
    path,
    rule,
    ...(level === 'NEEDS_OVERRIDE' && { opens: OVERRIDING }),
  });

/** @throws Refusal FORBIDDEN unless the actor may pass over a rule */
function mayOverride({ judge, acts }: Request): void {
  if (judge.standing('OVERRIDING') !== 'CLOSED' && acts.leads) return;
  throw forbidden(
    'Rules of placing are passed over by a centre manager or a coordinator of the organisation that leads ACCOMMODATION.',
    'override',
  );
}

interface Said {
  /** What was said, to the last fact. */
  lines: Set<string>;
  /** The rules that were passed over with a reason. */
  overridden: Set<string>;
}

// The database keeps the facts in an order of its own.
const lineOf = ({ rule, level, facts }: { rule: string; level: string; facts: FindingFacts }) =>
  `${rule} ${level} ${JSON.stringify(Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1)))}`;

/** What the rules have said of a placement so far. */
async function selectSaid(query: Query, placementId: string): Promise<Said> {
  const rows = await query
    .select()
    .from(placementFinding)
    .where(eq(placementFinding.placementId, placementId));
  return {
    lines: new Set(rows.map(lineOf)),
    overridden: new Set(rows.filter(({ overrideReason }) => overrideReason).map(({ rule }) => rule)),
  };
}

export interface Settling {
  /** Why rules that need a reason are passed over; null when no reason is given. */
  override: string | null;
  /** Where in the input the bed stands. */
  path: string;
}

/**
 * Lets a placement through or not, and keeps what was said of it, with the reason for which a rule was passed over. A
 * reason that was given for a reservation holds when it is taken up.
 * @throws Refusals RULE_VIOLATION with the rules that stand against it; Refusal FORBIDDEN for an override by others
 */
export async function settleFindings(
  request: Request,
  query: Query,
  placementId: string,
  findings: RuleFinding[],
  { override, path }: Settling,
): Promise<void> {
  const { overridden } = await selectSaid(query, placementId);
  const needed = findings.filter(({ rule, level }) => level === 'NEEDS_OVERRIDE' && !overridden.has(rule));
  const standing = [
    ...findings.filter(({ level }) => level === 'REFUSED'),
    ...(override === null ? needed : []),
  ];
  if (standing.length > 0) {
    const told = tellFindings(standing, knowledgeOf(request.judge), 'CHOSEN');
    throw new Refusals(told.map((finding) => refusalOf(finding, path)));
  }
  if (needed.length > 0) mayOverride(request);
  await keepFindings(request, query, placementId, findings, override);
}

/** Keeps what the rules said and had not said before. @param override why those that need a reason were passed over */
export async function keepFindings(
  { actor, now }: Pick<Request, 'actor' | 'now'>,
  query: Query,
  placementId: string,
  findings: RuleFinding[],
  override: string | null = null,
): Promise<number> {
  const { lines, overridden } = findings.length > 0 ? await selectSaid(query, placementId) : NOTHING;
  const fresh = findings.filter((finding) => !lines.has(lineOf(finding)));
  const rows = fresh.map((finding) => ({
    id: newIdentifier(),
    placementId,
    ...finding,
    judgedAt: now,
    ...(finding.level === 'NEEDS_OVERRIDE' &&
      override !== null &&
      !overridden.has(finding.rule) && {
        overrideReason: override,
        overriddenBySubject: actor.principal,
        overriddenByOrganisation: actor.organisation,
      }),
  }));
  if (rows.length > 0) await query.insert(placementFinding).values(rows);
  return rows.length;
}

const NOTHING: Said = { lines: new Set(), overridden: new Set() };
