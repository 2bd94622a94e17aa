import type { Context } from '../context.js';

/** What the agreement in force at a centre opens to the actor's organisation. */
export async function openedAt(centreId: string, { loaders }: Context) {
  const agreement = await loaders.agreementForReader.load(centreId);
  return agreement ? { OPERATIONAL: `SOP:${agreement.sopId}` } : {};
}
