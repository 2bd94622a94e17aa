import type { GraphAnswer } from '../graph/question.js';
import type { Narrow } from '../server.js';
import { Refusal } from '../wire/errors.js';
import { isOnDutyOnly } from '../wire/roles.js';

const MINUTE = 60_000;

/** How the owner of the rota is asked where somebody works, in the words of that owner. */
export interface DutyQuestion {
  /** A document with the variables `$id: ID!`, `$from: DateTimeISO!` and `$until: DateTimeISO!`. */
  document: string;
  /** The places in its answer. */
  placesIn(data: NonNullable<GraphAnswer['data']>): string[];
}

/**
 * Narrows whose role sees only while on duty to the places where that person works at this moment.
 * @throws Refusal UPSTREAM_UNAVAILABLE when it cannot be asked: "not known" must not read as "nobody is here"
 */
export const narrowToDuty =
  ({ document, placesIn }: DutyQuestion): Narrow =>
  async (actor, graph, now) => {
    if (!isOnDutyOnly(actor.role)) return actor;
    if (!actor.staffMember) return { ...actor, centres: [] };
    const until = new Date(now.getTime() + MINUTE);
    const { data, errors } = await graph.forRule
      .ask(document, { id: actor.staffMember, from: now.toISOString(), until: until.toISOString() })
      .catch(() => ({ data: null, errors: [{}] }));
    if (!data || errors?.length)
      throw new Refusal('UPSTREAM_UNAVAILABLE', 'Whether you are on duty cannot be found out at the moment.');
    const onDuty = placesIn(data);
    return { ...actor, centres: actor.centres.filter((id) => onDuty.includes(id)) };
  };
