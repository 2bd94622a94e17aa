import type { Request } from '../context.js';
import type { Verification } from '../database/columns.js';
import { Refusal, Refusals } from '../wire/errors.js';
import type { Judgement } from './question.js';

/** A pointer to another owner's entity, as a client gave it. */
export interface Reference {
  typename: string;
  id: string;
  /** Where in the input it stands. */
  path: string;
  /** The place of the act: what belongs to another place is answered as absent. */
  place?: string | undefined;
  /** What is to be done with it, as its owner is asked: see `FitQuestion`. Moments as ISO text. */
  fit?: Record<string, unknown> | undefined;
}

/**
 * Asks the graph whether other owners' entities exist, and whether they fit what is to be done with them: their owner
 * judges. Call it before a write's transaction.
 * @returns VERIFIED, or UNVERIFIED when an owner could not be asked: the write goes on and is checked again later
 * @throws Refusals NOT_FOUND for every reference whose owner answers that there is none, RULE_VIOLATION for every word
 * that speaks against it
 */
export const checkReferences = async (context: Request, references: Reference[]): Promise<Verification> =>
  (await checkReferencesBut(context, references, null)).verification;

/**
 * The same where a reason passes over what may be passed over.
 * @param override the reason; null when none is given
 * @returns also the words that it passes over, empty when there was no need of it
 */
export async function checkReferencesBut(
  context: Request,
  references: Reference[],
  override: string | null,
): Promise<{ verification: Verification; passedOver: string[] }> {
  if (references.length === 0) return { verification: 'VERIFIED', passedOver: [] };
  const answers = await context.graph.judge(references);
  const refusals = references.flatMap((reference, index) =>
    refusalsOf(context, reference, answers[index]!, override),
  );
  if (refusals.length > 0) throw new Refusals(refusals);
  const isUnknown = answers.some(({ existence }) => existence === 'UNREACHABLE');
  return {
    verification: isUnknown ? 'UNVERIFIED' : 'VERIFIED',
    passedOver: answers.flatMap(({ objections }) => objections),
  };
}

function refusalsOf(
  { graph }: Request,
  { typename, path }: Reference,
  { existence, objections }: Judgement,
  override: string | null,
): Refusal[] {
  if (existence === 'ABSENT')
    return [new Refusal('NOT_FOUND', `The graph knows no ${typename} with this identifier.`, { path })];
  return objections.flatMap((word) => {
    const { message, overridable } = graph.objectionOf(typename, word);
    if (overridable && override !== null) return [];
    const opens = overridable ? { opens: 'An `override` with a reason.' } : {};
    return [new Refusal('RULE_VIOLATION', message, { path, rule: word, ...opens })];
  });
}
