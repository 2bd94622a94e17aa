import 'reflect-metadata';
import { Directive, Field, ObjectType } from 'type-graphql';
import { seesAllCentres } from '../access/all-centres.js';
import type { Judge } from '../access/judge.js';
import type { ActRule } from '../agreement/acts.js';
import { changesAt } from '../agreement/changes-at.js';
import type { Known } from '../agreement/directory.js';
import type { Act } from '../agreement/judge-act.js';
import type { ActAt } from '../agreement/request-acts.js';
import type { Request } from '../context.js';
import { Verification } from '../database/columns.js';
import { labels } from '../labels/labels.js';
import { describedList } from '../schema/value-list.js';
import { GraphQLDateTimeISO } from '../values/moment.js';
import { lacksPermission, type Refusal } from '../wire/errors.js';

/** Whether somebody may do something now. */
export const ActStanding = describedList(
  'ActStanding',
  'Whether the one who asks may do something at a centre at this moment.',
  labels.ActStanding,
  {
    ALLOWED: 'It is allowed, by the SOP or because it asks none.',
    REFUSED: 'The SOP does not give it to the organisation now; the reason stands beside it.',
    BY_FUNCTION:
      'It depends on the function that the write itself names: see `viewerFunctions` of the centre for each of them.',
  },
);
export type ActStanding = keyof typeof ActStanding;

@ObjectType({
  description:
    'A write that the role of the one who asks may perform, and whether the SOP of a centre lets their organisation perform it at this moment.',
  simpleResolvers: true,
})
@Directive('@shareable')
export class ViewerAct {
  @Field(() => String, { description: 'The name of the mutation, such as recordPresences.' })
  operation!: string;

  @Field(() => ActStanding, { description: 'Whether it is allowed now.' })
  standing!: ActStanding;

  @Field(() => [String], {
    description: 'What it performs under the SOP; one of these is enough. Empty when it asks no SOP.',
  })
  functions!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'What names the function, when the write itself does; null otherwise.',
  })
  functionOf?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The clause that allows it, or that gives it to others or for another time.',
  })
  clause?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'Until when this answer holds, by what is agreed now; null when nothing that is agreed changes it.',
  })
  until?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the refusal, as the write would give it; null when it is not refused.',
  })
  refusal?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is refused, or why it asks no SOP; null when a clause allows it.',
  })
  message?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Short code of the organisation that is responsible instead; null when none is.',
  })
  responsible?: string | null;

  @Field(() => String, { nullable: true, description: 'What would allow it; null when it is not refused.' })
  opens?: string | null;

  @Field(() => Verification, {
    description:
      'VERIFIED when the owner of the SOPs said so just now; UNVERIFIED when it cannot be asked and its last word counts.',
  })
  verification!: Verification;
}

/** The writes of a slice that the role of the one who asks performs. */
const operationsOf = (judge: Judge): string[] =>
  Object.entries(judge.table.types['Mutation']?.fields ?? {})
    .filter(([, group]) => judge.standing(group) !== 'CLOSED')
    .map(([operation]) => operation);

/**
 * What the one who asks may write at a place at this moment, in this slice: the operations of their role, each judged by
 * what is agreed there.
 * @returns null for a place that their sign-in does not reach, as for one that does not exist
 * @throws Refusal UPSTREAM_UNAVAILABLE when what is agreed cannot be asked and nothing young enough is known
 */
export async function viewerActsAt(
  { acts, actor, judge, now }: Request,
  place: string,
): Promise<ViewerAct[] | null> {
  if (!seesAllCentres(judge.table.roles, actor) && !actor.centres.includes(place)) return null;
  const { known, judgeOf } = await acts.standings(place, now);
  // Many operations perform the same.
  const changes = new Map<string, Date | null>();
  const untilOf = (act: Act) => {
    const key = `${act.functions} ${act.lead}`;
    if (!changes.has(key)) changes.set(key, changesAt(known.terms, act));
    return changes.get(key)!;
  };
  return operationsOf(judge).map((operation) =>
    toViewerAct(operation, judgeOf(operation), known.known, untilOf, acts.lacking(operation)),
  );
}

function toViewerAct(
  operation: string,
  { rule, act, verdict }: ActAt,
  known: Known['known'],
  untilOf: (act: Act) => Date | null,
  lacking: string | undefined,
): ViewerAct {
  const verification = known === 'NOW' ? 'VERIFIED' : 'UNVERIFIED';
  const plain = { operation, verification, ...performed(rule) } as const;
  if ('nothing' in rule) {
    if (!lacking) return { ...plain, standing: 'ALLOWED', message: rule.nothing };
    return { ...plain, standing: 'REFUSED', ...told(lacksPermission(lacking)) };
  }
  if (!act) return { ...plain, standing: 'BY_FUNCTION' };
  if (verdict === 'OWN_RIGHT')
    return { ...plain, standing: 'ALLOWED', message: 'owner' in rule ? rule.owner?.because : undefined };
  const until = untilOf(act);
  if ('ground' in verdict!) return { ...plain, standing: 'ALLOWED', clause: verdict.ground.clause, until };
  return { ...plain, standing: 'REFUSED', until, ...told(verdict!.refusal) };
}

const performed = (rule: ActRule) => ({
  functions: 'functions' in rule ? [...rule.functions] : [],
  functionOf: 'functionOf' in rule ? rule.functionOf : null,
});

const told = ({ code, message, clause, owner, opens }: Refusal) => ({
  refusal: code,
  message,
  clause,
  responsible: owner,
  opens,
});
