import type { Verification } from './columns.js';
import type { RequestContext } from './context.js';
import { Refusal, Refusals } from './errors.js';

/** A pointer to another owner's entity, as a client gave it. */
export interface Reference {
  typename: string;
  id: string;
  /** Where in the input it stands. */
  path: string;
  /** The place of the act: what belongs to another place is answered as absent. */
  place?: string | undefined;
}

/**
 * Asks the graph whether other owners' entities exist. Call it before a write's transaction: it holds no connection.
 * @returns VERIFIED, or UNVERIFIED when an owner could not be asked: the write goes on and is checked again later
 * @throws Refusals NOT_FOUND for every reference whose owner answers that there is none
 */
export async function checkReferences(
  context: RequestContext,
  references: Reference[],
): Promise<Verification> {
  const answers = await context.graph.existence(references);
  const absent = references.filter((_, index) => answers[index] === 'ABSENT');
  if (absent.length > 0) {
    throw new Refusals(
      absent.map(
        ({ typename, path }) =>
          new Refusal('NOT_FOUND', `The graph knows no ${typename} with this identifier.`, { path }),
      ),
    );
  }
  return answers.includes('UNREACHABLE') ? 'UNVERIFIED' : 'VERIFIED';
}
