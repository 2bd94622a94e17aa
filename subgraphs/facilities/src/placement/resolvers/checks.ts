import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { notFound, Refusal } from '@mrrm/platform/wire/errors';
import type { ConstraintMessages } from '@mrrm/platform/writing/constraints';
import { readLongText } from '@mrrm/platform/writing/input';
import { toUserError, type UserError } from '@mrrm/platform/writing/user-error';
import type { Context } from '../../context.js';
import { askPersonFacts } from '../facts/ask.js';
import { withinStay } from '../facts/stay.js';
import { findSleepersAround } from '../repository/question.js';
import type { People, Period } from '../rules/people.js';
import { knowledgeOf, type ToldFinding, tellFindings } from '../rules/tell-findings.js';
import type { PlacementFinding } from '../types/finding.js';
import type { OverrideInput } from '../types/give.js';

/* What every write of a placement needs before and after its transaction. */

/** What the database refuses: two residents in one bed, two beds for one resident, two plans for one resident. */
export function refusalsOfConstraints(bedPath: string, residentPath: string): ConstraintMessages {
  const bed = { message: 'This bed is taken at that time.', path: bedPath };
  const resident = { message: 'The resident already has a bed at that time.', path: residentPath };
  return {
    placement_one_resident_a_bed: bed,
    placement_one_stay_a_bed: bed,
    placement_one_bed_a_resident: resident,
    placement_one_stay_a_resident: resident,
    placement_one_plan_a_resident: {
      message: 'A bed is reserved for the resident at that time. Cancel that reservation first.',
      path: residentPath,
    },
  };
}

/**
 * Reads which placement is changed, if the SOP of its centre lets the actor do that at a moment.
 * @returns the placement as it is, and what every change of one says
 * @throws Refusal NOT_FOUND at `placementId`; the refusals of the SOP
 */
export async function readChange(
  context: Context,
  input: { placementId: string; expectedVersion: number },
  at: Date,
) {
  const placementId = readIdentifier(input.placementId, 'placementId');
  const placement = await context.loaders.placement.load(placementId);
  if (!placement) throw notFound('placement', 'placementId');
  await context.acts.perform({ place: placement.centre.id, at });
  const { expectedVersion } = input;
  return { placement, change: { placementId, expectedVersion } };
}

/**
 * Asks the owner of the residents whether somebody stays at a centre at a time.
 * @param until the end of what is over
 * @returns UNVERIFIED when the owner cannot be asked
 * @throws Refusals NOT_FOUND or RULE_VIOLATION at `path`
 */
export function checkStay(
  context: Context,
  residentId: string,
  { place, from, until }: { place: string; from: Date; until?: Date | null | undefined },
  path = 'residentId',
) {
  const fit = withinStay(place, from, until ?? null);
  return checkReferences(context, [{ typename: 'Resident', id: residentId, path, place, fit }]);
}

/** Asks about a resident and about those who sleep in the room of a bed, in one question. */
export async function askRoommateFacts(
  context: Context,
  residentId: string,
  bedId: string,
  period: Period,
): Promise<People> {
  // A period without length is refused later, with its reason.
  const isLong = period.until === null || period.startsAt < period.until;
  const others = isLong ? await findSleepersAround(context, bedId, period) : [];
  // The rules protect those who sleep there, whoever may know of them.
  return askPersonFacts(context.graph.forRule, [residentId, ...others]);
}

/** @throws Refusal BAD_USER_INPUT at `override.reason` */
export const readOverride = (override: OverrideInput | null | undefined): string | null =>
  override != null ? readLongText(override.reason, 'override.reason', 500) : null;

/** What a rule says, with whom and when it was asked about. */
type Told = ToldFinding & { residentId: string; judgedAt: Date };

/** Findings as the graph shows them. Those that give away facts about the resident are noted as read. */
export function shown<Finding extends Told>({ trail }: Context, findings: Finding[]): PlacementFinding[] {
  for (const finding of findings)
    for (const group of finding.says) trail.read('PlacementFinding', finding, group, 'OWN');
  return findings;
}

/** What the rules said of a placement when it was written, for this reader. */
const findingsForReader = async (context: Context, placementId: string) =>
  tellFindings(
    await context.loaders.findingsOfPlacement.load(placementId),
    knowledgeOf(context.judge),
    'CHOSEN',
  );

/** The same, as the graph shows it. */
export const findingsFor = async (context: Context, placementId: string): Promise<PlacementFinding[]> =>
  shown(context, await findingsForReader(context, placementId));

/** What the rules said of a placement that went through, as warnings of its payload. */
async function warningsOf(context: Context, placementId: string, path: string): Promise<UserError[]> {
  context.loaders.findingsOfPlacement.clear(placementId);
  const findings = await findingsForReader(context, placementId);
  return findings.map(({ message, rule, source }) =>
    toUserError(new Refusal('RULE_VIOLATION', `${message} (${source})`, { path, rule }), 'WARNING'),
  );
}

/** The payload of a placement: what was written, and what the rules said of it. */
export const placementPayload = (context: Context, placementId: string, path: string) => ({
  placement: reread(context.loaders.placement, placementId),
  userErrors: warningsOf(context, placementId, path),
});
