import type { RequestGraph } from '@mrrm/platform/graph/request-graph';
import { z } from 'zod';
import type { Person } from '../rules/people.js';

const QUESTION = `query WhoIsPlaced($residentIds: [ID!]!) {
  placementFacts(residentIds: $residentIds) { residentId sex dateOfBirth familySituation householdId departedAt }
}`;

const facts = z.array(
  z.object({
    residentId: z.string(),
    sex: z.string(),
    dateOfBirth: z.string().nullable(),
    familySituation: z.string(),
    householdId: z.string().nullable(),
    departedAt: z.coerce.date().nullish(),
  }),
);

/**
 * What the owner of the residents says of those who share a room. Call it before a write's transaction: it asks the graph.
 * @returns by resident; undefined when the owner cannot be asked. Who is not on record has no entry
 */
export async function askPersonFacts(
  graph: RequestGraph,
  residentIds: string[],
): Promise<Map<string, Person> | undefined> {
  const { data, errors } = await graph
    .ask(QUESTION, { residentIds: [...new Set(residentIds)] })
    .catch(() => ({ data: null, errors: [{}] }));
  const answer = errors?.length ? undefined : facts.safeParse(data?.['placementFacts']).data;
  return (
    answer &&
    new Map(
      answer.map(({ residentId, dateOfBirth: bornOn, sex, familySituation, householdId, departedAt }) => [
        residentId,
        { sex, bornOn, familySituation, householdId, departedAt: departedAt ?? null },
      ]),
    )
  );
}
