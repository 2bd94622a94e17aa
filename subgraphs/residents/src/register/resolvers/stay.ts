import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { judgeStay } from '../repository/stay.js';
import { StayJudgement } from '../types/stay.js';

@ArgsType()
class JudgeStayArguments {
  @Field(() => ID, { description: 'Identifier of the resident.' })
  id!: string;

  @Field(() => ID, { description: 'The centre of the act.' })
  centreId!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When the act lies, or begins.' })
  from!: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it ended, if it has.' })
  until?: Date | null;
}

@Resolver(() => StayJudgement)
export class StayJudgementResolver {
  @Query(() => StayJudgement, {
    nullable: true,
    description:
      "Whether something about a resident may lie at a time, for other owners' slices before they write it; null for somebody who is not on record at the centre.",
  })
  stayJudgement(
    @Args(() => JudgeStayArguments) { id, centreId, from, until }: JudgeStayArguments,
    @Ctx() context: Context,
  ): Promise<StayJudgement | null> {
    const asked = { id: readIdentifier(id, 'id'), centreId: readIdentifier(centreId, 'centreId') };
    return judgeStay(context, { ...asked, from, until });
  }
}
