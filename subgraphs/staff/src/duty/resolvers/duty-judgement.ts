import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { objectionsTo } from '../rules/duties.js';
import { DutyJudgement } from '../types/duty-judgement.js';
import { Duty } from '../values.js';

@ArgsType()
class JudgeDutyArguments {
  @Field(() => ID, { description: 'Identifier of the staff member.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The centre of the duty, if it has one.' })
  centreId?: string | null;

  @Field(() => Duty, { description: 'What the staff member is named for.' })
  duty!: Duty;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the organisation that has to be the employer.',
  })
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: 'The language that is needed, as an ISO 639 code.' })
  language?: string | null;
}

/** Who may be named for what in the records of other owners. */
@Resolver(() => DutyJudgement)
export class DutyResolver {
  @Query(() => DutyJudgement, {
    nullable: true,
    description:
      "Whether a staff member may be named for a duty, for other owners' slices before they write it; null for somebody who does not work at the centre.",
  })
  async dutyJudgement(
    @Args(() => JudgeDutyArguments) { id, centreId, duty, organisation, language }: JudgeDutyArguments,
    @Ctx() { loaders }: Context,
  ): Promise<DutyJudgement | null> {
    const place = centreId == null ? null : readIdentifier(centreId, 'centreId');
    const found = await loaders.staffMember.load(readIdentifier(id, 'id'));
    if (!found || (place !== null && !found.centres?.some((centre) => centre.id === place))) return null;
    const candidate = { ...found, employer: found.access!.owner! };
    const asked = { duty, organisation: organisation ?? null, language: language ?? null };
    return { staffMemberId: found.id, objections: objectionsTo(candidate, asked) };
  }
}
