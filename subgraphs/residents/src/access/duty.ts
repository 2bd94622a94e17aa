import type { RequestGraph } from '@mrrm/platform/graph/request-graph';
import type { Actor } from '@mrrm/platform/wire/actor';
import { Refusal } from '@mrrm/platform/wire/errors';
import { isOnDutyOnly } from '@mrrm/platform/wire/roles';

const QUESTION = `query WhereOnDuty($id: ID!, $from: DateTimeISO!, $until: DateTimeISO!) {
  staffMember(id: $id) { id shifts(from: $from, until: $until) { id centre { id } } }
}`;
const MINUTE = 60_000;

/**
 * Narrows a guard's centres to those of the shift that runs at this moment, as the owner of the rota knows it.
 * @throws Refusal UPSTREAM_UNAVAILABLE when it cannot be asked: "not known" must not read as "nobody is here"
 */
export async function narrowToDuty(actor: Actor, graph: RequestGraph, now: Date): Promise<Actor> {
  if (!isOnDutyOnly(actor.role)) return actor;
  if (!actor.staffMember) return { ...actor, centres: [] };
  const until = new Date(now.getTime() + MINUTE);
  const { data, errors } = await graph.forRule
    .ask(QUESTION, { id: actor.staffMember, from: now.toISOString(), until: until.toISOString() })
    .catch(() => ({ data: null, errors: [{}] }));
  if (!data || errors?.length)
    throw new Refusal('UPSTREAM_UNAVAILABLE', 'Whether you are on duty cannot be found out at the moment.');
  const shifts = (data['staffMember']?.shifts ?? []) as { centre: { id: string } | null }[];
  const onDuty = shifts.flatMap(({ centre }) => (centre ? [centre.id] : []));
  return { ...actor, centres: actor.centres.filter((id) => onDuty.includes(id)) };
}
